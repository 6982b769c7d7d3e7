@NullMarked
package io.nitrowallet.vsock.transport;

import org.jspecify.annotations.NullMarked;
