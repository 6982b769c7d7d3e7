@NullMarked
package io.nitrowallet.parent.gateway;

import org.jspecify.annotations.NullMarked;
