/// Receipts: what an enclave life puts on record of itself, each linked to the one before
/// (protocol.md §4).
@NullMarked
package io.nitrowallet.domain.receipt;

import org.jspecify.annotations.NullMarked;
