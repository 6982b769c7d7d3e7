@NullMarked
package io.nitrowallet.parent.gateway.node;

import org.jspecify.annotations.NullMarked;
