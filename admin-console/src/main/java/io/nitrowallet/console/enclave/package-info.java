/// Which enclave it is: its registers beside those that are expected.
@NullMarked
package io.nitrowallet.console.enclave;

import org.jspecify.annotations.NullMarked;
