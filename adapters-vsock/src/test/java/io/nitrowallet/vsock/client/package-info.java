@NullMarked
package io.nitrowallet.vsock.client;

import org.jspecify.annotations.NullMarked;
