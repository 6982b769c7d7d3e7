package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.bytes.Bytes;

/// What became of asking for an attestation.
public sealed interface AttestResult permits AttestResult.Attested, Refused {
  /// The enclave's statement about itself; it proves something only once verified.
  ///
  /// @param document made now, over the caller's nonce and the identity keys
  /// @param bootDocument made once at boot, over the identity keys
  /// @param receiptSequence how many receipts this enclave life has issued
  /// @param receiptHead SHA-256 of the newest receipt, or of the boot document where there is none
  record Attested(Bytes document, Bytes bootDocument, long receiptSequence, Bytes receiptHead)
      implements AttestResult {}
}
