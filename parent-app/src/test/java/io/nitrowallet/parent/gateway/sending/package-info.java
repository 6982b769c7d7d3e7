@NullMarked
package io.nitrowallet.parent.gateway.sending;

import org.jspecify.annotations.NullMarked;
