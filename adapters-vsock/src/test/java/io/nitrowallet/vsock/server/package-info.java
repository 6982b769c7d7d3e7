@NullMarked
package io.nitrowallet.vsock.server;

import org.jspecify.annotations.NullMarked;
