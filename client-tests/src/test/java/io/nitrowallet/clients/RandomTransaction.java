package io.nitrowallet.clients;

import io.nitrowallet.formats.json.StrictJson;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A transaction object with one flaw, or none, and the key to sign it with.
///
/// Nonces are below 2⁵³ and chain IDs below 2³¹: the peers hold these as JavaScript's numbers.
record RandomTransaction(ObjectNode transaction, String flaw, String key)
    implements Peers.Question {
  static final String NONE = "none";
  private static final List<String> FLAWS =
      List.of(
          "tip above the cap",
          "address of 19 bytes",
          "address of 21 bytes",
          "wrong checksum",
          "value of 2^256",
          "odd hex",
          "storage key of 31 bytes",
          "versioned hash of version 2",
          "blob without a recipient",
          "blob transaction without blobs",
          "gas of 2^64");

  static RandomTransaction draw(Draw draw) {
    String flaw = draw.oneIn(8) ? draw.from(FLAWS) : NONE;
    ObjectNode json = valid(draw, type(draw, flaw));
    spoil(json, flaw);
    return new RandomTransaction(json, flaw, draw.hex(32));
  }

  private static int type(Draw draw, String flaw) {
    return switch (flaw) {
      case "tip above the cap" -> 2 + draw.below(3);
      case "storage key of 31 bytes" -> 1 + draw.below(4);
      case "versioned hash of version 2",
          "blob without a recipient",
          "blob transaction without blobs" ->
          3;
      default -> draw.below(5);
    };
  }

  private static ObjectNode valid(Draw draw, int type) {
    ObjectNode json = StrictJson.object().put("type", "0x" + type);
    json.put("nonce", draw.quantity(52)).put("gas", draw.quantity(63));
    if (type == 0 && draw.oneIn(4)) {
      json.put("unprotected", true);
    } else {
      json.put("chainId", draw.positive(31));
    }
    if (type > 2 || !draw.oneIn(4)) {
      json.put("to", draw.address());
    }
    json.put("value", draw.quantity(256));
    json.put("data", draw.hex((json.has("to") ? 0 : 1) + draw.below(draw.oneIn(10) ? 900 : 70)));
    putFees(json, draw, type);
    if (type > 0) {
      putAccessList(json, draw);
    }
    if (type == 3) {
      json.put("maxFeePerBlobGas", draw.quantity(256));
      ArrayNode hashes = json.putArray("blobVersionedHashes");
      for (int i = draw.below(6); i >= 0; i--) {
        hashes.add("0x01" + draw.bytes(31).hex());
      }
    }
    if (type == 4) {
      putAuthorizations(json, draw);
    }
    return json;
  }

  private static void putFees(ObjectNode json, Draw draw, int type) {
    if (type < 2) {
      json.put("gasPrice", draw.quantity(256));
      return;
    }
    BigInteger one = draw.number(255);
    BigInteger other = draw.number(255);
    json.put("maxPriorityFeePerGas", "0x" + one.min(other).toString(16));
    json.put("maxFeePerGas", "0x" + one.max(other).toString(16));
  }

  private static void putAccessList(ObjectNode json, Draw draw) {
    ArrayNode list = json.putArray("accessList");
    for (int i = draw.below(4); i > 0; i--) {
      ArrayNode keys = list.addObject().put("address", draw.address()).putArray("storageKeys");
      for (int j = draw.below(4); j > 0; j--) {
        keys.add(draw.hex(32));
      }
    }
  }

  private static void putAuthorizations(ObjectNode json, Draw draw) {
    ArrayNode list = json.putArray("authorizationList");
    for (int i = draw.below(3); i >= 0; i--) {
      list.addObject()
          .put("chainId", draw.positive(31))
          .put("address", draw.address())
          .put("nonce", draw.quantity(52))
          .put("yParity", "0x" + draw.below(2))
          .put("r", draw.positive(255))
          .put("s", draw.positive(254));
    }
  }

  private static void spoil(ObjectNode json, String flaw) {
    switch (flaw) {
      case "tip above the cap" ->
          json.put("maxPriorityFeePerGas", "0x2").put("maxFeePerGas", "0x1");
      case "address of 19 bytes" -> json.put("to", "0x" + "11".repeat(19));
      case "address of 21 bytes" -> json.put("to", "0x" + "11".repeat(21));
      case "wrong checksum" -> json.put("to", "0x7e5F4552091A69125d5DfCb7b8C2659029395Bdf");
      case "value of 2^256" -> json.put("value", "0x1" + "0".repeat(64));
      case "odd hex" -> json.put("data", "0xabc");
      case "storage key of 31 bytes" -> {
        ArrayNode keys =
            json.putArray("accessList")
                .addObject()
                .put("address", "0x" + "22".repeat(20))
                .putArray("storageKeys");
        keys.add("0x" + "33".repeat(31));
      }
      case "versioned hash of version 2" ->
          json.putArray("blobVersionedHashes").add("0x02" + "44".repeat(31));
      case "blob without a recipient" -> json.remove("to");
      case "blob transaction without blobs" -> json.putArray("blobVersionedHashes");
      case "gas of 2^64" -> json.put("gas", "0x1" + "0".repeat(16));
      default -> {}
    }
  }

  @Override
  public ObjectNode json() {
    ObjectNode question = StrictJson.object().put("key", key);
    question.set("tx", transaction);
    return question;
  }
}
