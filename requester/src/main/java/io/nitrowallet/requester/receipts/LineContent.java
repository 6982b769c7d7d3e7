package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.formats.json.ReceiptLineJson;

/// What lines claim of themselves. Whoever keeps them needs to know where they belong; nothing of
/// it is verified.
final class LineContent {
  private LineContent() {}

  /// The fingerprint of the identity that a boot document names.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if it names none
  static Bytes life(Bytes bootDocument) {
    return AttestationDocumentCodec.decode(CoseSign1.decode(bootDocument).payload())
        .publicKey()
        .map(EnclaveIdentity::decode)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.ATTESTATION_REFUSED, "the boot document names no identity"))
        .fingerprint();
  }

  /// The line in its place.
  ///
  /// @throws RefusedException if it is a receipt that cannot be read
  static KeptLine kept(ReceiptLine line) {
    return new KeptLine(head(line).sequence(), ReceiptLineJson.encode(line));
  }

  /// How far a chain goes whose newest is `line`.
  ///
  /// @throws RefusedException if it is a receipt that cannot be read
  static ReceiptHead head(ReceiptLine line) {
    return switch (line) {
      case ReceiptLine.Boot(var document) -> new ReceiptHead(0, Digests.sha256(document));
      case ReceiptLine.Receipt(var envelope) ->
          new ReceiptHead(
              ReceiptJson.decode(envelope.payload()).sequence(),
              Digests.sha256(envelope.payload()));
    };
  }
}
