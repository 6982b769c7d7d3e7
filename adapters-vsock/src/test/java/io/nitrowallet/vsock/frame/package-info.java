@NullMarked
package io.nitrowallet.vsock.frame;

import org.jspecify.annotations.NullMarked;
