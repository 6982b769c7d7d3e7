package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.ReceiptHeads;

/// What this side brings to its requests.
///
/// @param entropy for nonces
/// @param heads remembers how far receipts go
public record Requester(Entropy entropy, ReceiptHeads heads) {}
