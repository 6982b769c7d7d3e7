package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;

/// A piece of what is kept of an enclave life, in its place: its boot document or a receipt, as a
/// line of JSON (docs/audit.md). Since keepers are not trusted, it may be anything.
///
/// @param sequence 0 for the boot document, the receipt's number otherwise
/// @param text UTF-8, without a line feed
public record KeptLine(long sequence, Bytes text) {}
