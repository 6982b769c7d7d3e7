@NullMarked
package io.nitrowallet.parent.gateway.access;

import org.jspecify.annotations.NullMarked;
