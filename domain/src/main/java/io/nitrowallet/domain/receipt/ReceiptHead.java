package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;

/// How far the receipts of an enclave life go. Whoever keeps one outside the parent instance can
/// tell later whether receipts up to it were dropped or exchanged.
///
/// @param sequence of the newest receipt; 0 where there is none
/// @param hash SHA-256 of that receipt's payload, 32 bytes; of the boot document where there is
///   none
public record ReceiptHead(long sequence, Bytes hash) {}
