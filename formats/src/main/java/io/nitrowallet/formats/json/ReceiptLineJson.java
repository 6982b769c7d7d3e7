package io.nitrowallet.formats.json;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.ReceiptLine;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// What is kept of enclave lives as lines of JSON: `{"v":1,"bootDocument":"<base64>"}`, and each
/// receipt as the signed envelope that it is. In a file, the receipts of a life stand behind its
/// boot document (docs/audit.md). Each line has one form only, so that two of different bytes never
/// say the same.
public final class ReceiptLineJson {
  /// The longest line, in bytes, without its line feed. The longest receipt takes 10 KiB.
  public static final int MAX_LENGTH = 64 * 1024;

  private static final int VERSION = 1;
  private static final String BOOT_DOCUMENT = "bootDocument";

  private ReceiptLineJson() {}

  /// The line without its line feed.
  public static Bytes encode(ReceiptLine line) {
    return StrictJson.write(
        switch (line) {
          case ReceiptLine.Boot(var document) ->
              StrictJson.object().put("v", VERSION).put(BOOT_DOCUMENT, document.base64());
          case ReceiptLine.Receipt(var envelope) -> DsseJson.encode(envelope);
        });
  }

  /// What a line without its line feed says; nothing of it is verified.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if it is no such line, or is of
  ///   another form than {@link #encode} gives it
  public static ReceiptLine decode(Bytes line) {
    if (line.length() > MAX_LENGTH) {
      throw refused("a line is at most " + MAX_LENGTH + " bytes long");
    }
    ReceiptLine decoded;
    try {
      decoded = decode(StrictJson.parse(line));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.INVALID_ROW, e.sentence(), e);
    }
    if (!encode(decoded).equals(line)) {
      throw refused("the line is not of the form in which it was written");
    }
    return decoded;
  }

  private static ReceiptLine decode(ObjectNode node) {
    if (!node.has(BOOT_DOCUMENT)) {
      return new ReceiptLine.Receipt(
          DsseJson.decode(JsonObject.of(node, ErrorCode.INVALID_ROW, "the receipt's line")));
    }
    JsonObject json = JsonObject.of(node, ErrorCode.INVALID_ROW, "the boot document's line");
    json.requireOnly(Set.of("v", BOOT_DOCUMENT));
    if (json.require("v").integer() != VERSION) {
      throw refused("the line is of a version that is not known; known is: 1");
    }
    return new ReceiptLine.Boot(json.require(BOOT_DOCUMENT).base64(AttestationDocument.MAX_LENGTH));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence);
  }
}
