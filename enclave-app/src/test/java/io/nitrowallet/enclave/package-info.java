/// The enclave's configuration, held against its rules.
@NullMarked
package io.nitrowallet.enclave;

import org.jspecify.annotations.NullMarked;
