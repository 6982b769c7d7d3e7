package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.receipt.ReceiptHead;

/// What became of asking for an attestation.
public sealed interface AttestResult permits AttestResult.Attested, Refused {
  /// The enclave's statement about itself; it proves something only once verified.
  ///
  /// @param document made now, over the caller's nonce and the identity keys
  /// @param bootDocument made once at boot, over the identity keys
  /// @param receipts how far this life's receipts go; nothing but a signed result proves it
  record Attested(Bytes document, Bytes bootDocument, ReceiptHead receipts)
      implements AttestResult {}
}
