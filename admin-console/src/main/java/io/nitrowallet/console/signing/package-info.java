/// Something to be signed: its form, its review with the enclave's words, its way into the chain.
@NullMarked
package io.nitrowallet.console.signing;

import org.jspecify.annotations.NullMarked;
