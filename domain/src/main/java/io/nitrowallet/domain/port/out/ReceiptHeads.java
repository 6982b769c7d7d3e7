package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.receipt.ReceiptHead;

/// Remembers how far the receipts of enclave lives went, outside the parent instance: only with
/// that can an auditor tell that the end of a chain was dropped (protocol.md §4).
@FunctionalInterface
public interface ReceiptHeads {
  /// An attested life signed that its receipts went this far. Never fails a request: what cannot be
  /// remembered is complained about elsewhere.
  ///
  /// @param life the fingerprint of its identity, 32 bytes
  void seen(Bytes life, ReceiptHead head);
}
