package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of `receiptsResponse`.
final class ReceiptsJson {
  private static final int MAX_DOCUMENT = 16 * 1024;
  private static final int HASH_LENGTH = 32;

  private ReceiptsJson() {}

  static ObjectNode encode(Receipts result) {
    ObjectNode content =
        StrictJson.object()
            .put("bootDocument", result.bootDocument().base64())
            .put("first", result.first());
    ArrayNode receipts = content.putArray("receipts");
    result.receipts().forEach(receipt -> receipts.add(DsseJson.encode(receipt)));
    return put(content, result.head());
  }

  /// Adds the members that say how far receipts go.
  static ObjectNode put(ObjectNode content, ReceiptHead head) {
    return content.put("receiptSequence", head.sequence()).put("receiptHead", head.hash().hex());
  }

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED}
  static Receipts decode(JsonObject content) {
    long first = content.require("first").integer();
    List<JsonValue> receipts = content.require("receipts").elements();
    if (first < 1 || receipts.size() > ListReceiptsUseCase.PAGE) {
      throw refused("the enclave gives out receipts before the first, or too many at once");
    }
    Bytes bootDocument = content.require("bootDocument").base64(MAX_DOCUMENT);
    return new Receipts(
        bootDocument,
        first,
        receipts.stream().map(ReceiptsJson::receipt).toList(),
        decodeHead(content));
  }

  private static DsseEnvelope receipt(JsonValue json) {
    try {
      return DsseJson.decode(json.object());
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "the enclave's receipt is malformed: " + e.sentence(), e);
    }
  }

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED}
  static ReceiptHead decodeHead(JsonObject content) {
    long sequence = content.require("receiptSequence").integer();
    if (sequence < 0) {
      throw refused("'receiptSequence' must not be negative");
    }
    return new ReceiptHead(sequence, content.require("receiptHead").digits(HASH_LENGTH));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
