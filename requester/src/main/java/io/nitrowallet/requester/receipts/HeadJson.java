package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Heads as JSON: `{"v":1,"heads":{"<fingerprint, hex>":{"seq":3,"hash":"<hex>"}}}`.
final class HeadJson {
  private static final String HEADS = "heads";
  private static final int HASH_LENGTH = 32;

  private HeadJson() {}

  static Bytes encode(Map<Bytes, ReceiptHead> heads) {
    ObjectNode json = StrictJson.object().put("v", 1);
    ObjectNode entries = json.putObject(HEADS);
    heads.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().hex()))
        .forEach(entry ->
            entries
                .putObject(entry.getKey().hex())
                .put("seq", entry.getValue().sequence())
                .put("hash", entry.getValue().hash().hex()));
    return StrictJson.write(json);
  }

  /// @throws RefusedException if `document` states no heads
  static Map<Bytes, ReceiptHead> decode(Bytes document) {
    ObjectNode json = StrictJson.parse(document);
    JsonObject object = JsonObject.of(json, ErrorCode.INVALID_CONFIGURATION, "the file of heads");
    object.requireOnly(Set.of("v", HEADS));
    if (object.require("v").integer() != 1) {
      throw refused("the file of heads is of a version that is not known");
    }
    Map<Bytes, ReceiptHead> heads = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path(HEADS).properties()) {
      heads.put(life(entry.getKey()), head(entry.getValue()));
    }
    return heads;
  }

  private static Bytes life(String name) {
    if (!name.matches("[0-9a-f]{64}")) {
      throw refused("a life is named by 64 hex digits");
    }
    return Bytes.ofHex(name);
  }

  private static ReceiptHead head(JsonNode node) {
    JsonObject head = JsonObject.of(node, ErrorCode.INVALID_CONFIGURATION, "a head");
    head.requireOnly(Set.of("seq", "hash"));
    long sequence = head.require("seq").integer();
    if (sequence < 0) {
      throw refused("a head's number is not negative");
    }
    return new ReceiptHead(sequence, head.require("hash").digits(HASH_LENGTH));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
