package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What is kept of an enclave life, piece by piece: its boot document, then its receipts.
public sealed interface ReceiptLine {
  /// Where the life's chain starts.
  ///
  /// @param document at most {@link AttestationDocument#MAX_LENGTH} bytes; verified by nobody yet
  record Boot(Bytes document) implements ReceiptLine {}

  /// A receipt, its signature verified by nobody yet.
  record Receipt(DsseEnvelope envelope) implements ReceiptLine {}
}
