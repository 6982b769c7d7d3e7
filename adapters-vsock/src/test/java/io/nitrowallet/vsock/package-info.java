/// Values that the tests share.
@NullMarked
package io.nitrowallet.vsock;

import org.jspecify.annotations.NullMarked;
