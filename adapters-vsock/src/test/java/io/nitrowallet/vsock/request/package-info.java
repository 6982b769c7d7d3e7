@NullMarked
package io.nitrowallet.vsock.request;

import org.jspecify.annotations.NullMarked;
