/// Tests.
@NullMarked
package io.nitrowallet.parent.enclave;

import org.jspecify.annotations.NullMarked;
