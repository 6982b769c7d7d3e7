package io.nitrowallet.formats.policy;

import io.nitrowallet.formats.json.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Things to be signed, each as `{"op":…, "it":…}` where `it` is of the form that the protocol
/// gives it; messages and digests are hex.
final class RandomRequests {
  private static final List<Integer> PRICES = List.of(0, 1, 10, 1_000_000_000);
  private static final List<String> TEXTS =
      List.of("", "hello", "Ünïcode 漢字", "tab\tnewline\n", "thirty-two bytes of readable tex");

  private final Dice dice;
  private final RandomCallData callData;

  RandomRequests(Dice dice) {
    this.dice = dice;
    this.callData = new RandomCallData(dice);
  }

  /// Often of a kind that one of the policy's rules is about.
  ObjectNode next(JsonNode policy) {
    List<String> words = new ArrayList<>();
    policy
        .findValues("op")
        .forEach(list -> list.values().forEach(it -> words.add(it.stringValue())));
    String op =
        words.isEmpty() || dice.in(20) ? dice.one(RandomPolicies.OPERATIONS) : dice.one(words);
    ObjectNode request = StrictJson.object().put("op", op);
    switch (op) {
      case "transaction" -> request.set("it", transaction());
      case "userOperation" -> request.set("it", operation());
      case "typedData" -> request.set("it", typedData());
      case "authorization" -> request.set("it", authorization());
      case "message" -> request.put("it", message());
      default -> request.put("it", "0x" + dice.hex(32));
    }
    return request;
  }

  private ObjectNode transaction() {
    int type = dice.below(5);
    ObjectNode json = StrictJson.object().put("type", "0x" + type).put("nonce", "0x7");
    if (type == 0 && dice.in(30)) {
      json.put("unprotected", true);
    } else {
      json.put("chainId", quantity(dice.one(Dice.CHAINS)));
    }
    if (type < 3 && dice.in(10)) {
      json.put("data", dice.in(50) ? "0x" + dice.hex(40) : callData.next());
    } else {
      json.put("to", dice.address());
      json.put("data", callData.next());
    }
    json.put("gas", quantity(dice.one(List.of(21_000, 100_000))));
    json.put("value", quantity(dice.in(80) ? BigInteger.ZERO : dice.amount()));
    prices(json, type);
    if (type > 0 && dice.in(30)) {
      ObjectNode entry = json.putArray("accessList").addObject().put("address", dice.address());
      entry.putArray("storageKeys").add("0x" + dice.hex(32));
    }
    return json;
  }

  private void prices(ObjectNode json, int type) {
    int price = dice.one(PRICES);
    if (type < 2) {
      json.put("gasPrice", quantity(price));
      return;
    }
    json.put("maxPriorityFeePerGas", "0x0").put("maxFeePerGas", quantity(price));
    if (type == 3) {
      json.put("maxFeePerBlobGas", quantity(dice.one(PRICES)));
      ArrayNode hashes = json.putArray("blobVersionedHashes");
      for (int i = 0; i <= dice.below(3); i++) {
        hashes.add("0x01" + dice.hex(31));
      }
    }
    if (type == 4) {
      json.putArray("authorizationList")
          .add(authorization().put("yParity", "0x1").put("r", "0x1234").put("s", "0x5678"));
    }
  }

  private ObjectNode authorization() {
    return StrictJson.object()
        .put("chainId", quantity(dice.one(Dice.CHAINS)))
        .put("address", dice.address())
        .put("nonce", "0x0");
  }

  private ObjectNode operation() {
    String version = dice.one(List.of("0.6", "0.7", "0.8"));
    return StrictJson.object()
        .put("version", version)
        .put("chainId", quantity(dice.one(Dice.CHAINS)))
        .put("entryPoint", dice.in(10) ? dice.address() : "0x" + "e1".repeat(20))
        .put("sender", dice.in(10) ? dice.address() : "0x" + "e2".repeat(20))
        .put("nonce", dice.in(10) ? dice.address() + "0000000000000007" : "0x1")
        .put("initCode", dice.in(15) ? dice.address() + "0011" : "0x")
        .put("callData", callData.ofAccount())
        .put("callGasLimit", quantity(dice.one(List.of(0, 20_998, 20_999, 100_000))))
        .put("verificationGasLimit", "0x1")
        .put("preVerificationGas", "0x0")
        .put("maxFeePerGas", quantity(dice.one(PRICES)))
        .put("maxPriorityFeePerGas", "0x0")
        .put("paymasterAndData", paymaster());
  }

  private String paymaster() {
    if (dice.in(70)) {
      return "0x";
    }
    String limits = "00".repeat(14) + dice.hex(2) + "00".repeat(14) + "0010";
    String whole = dice.address() + limits + (dice.in(50) ? dice.hex(8) : "");
    return dice.in(25) ? whole.substring(0, 2 + 2 * (20 + dice.below(32))) : whole;
  }

  private String message() {
    if (dice.in(20)) {
      return "0x" + dice.hex(dice.in(50) ? 32 : 5);
    }
    byte[] utf8 = dice.one(TEXTS).getBytes(StandardCharsets.UTF_8);
    return "0x" + HexFormat.of().formatHex(utf8);
  }

  private ObjectNode typedData() {
    ObjectNode json = StrictJson.object();
    ObjectNode types = json.putObject("types");
    struct(types, "Order", Map.of("maker", "address", "note", "string", "lots", "Lot[]"));
    struct(types, "Lot", Map.of("what", "bytes", "many", "uint256"));
    ObjectNode domain = json.putObject("domain").put("name", "Exchange");
    if (dice.in(85)) {
      domain.put("chainId", dice.one(Dice.CHAINS));
    }
    if (dice.in(85)) {
      domain.put("verifyingContract", dice.one(Dice.ADDRESSES.subList(0, 2)));
    }
    json.put("primaryType", "Order");
    ObjectNode message =
        json.putObject("message")
            .put("maker", dice.in(20) ? dice.address() : "0x" + dice.hex(20))
            .put("note", "a note");
    ArrayNode lots = message.putArray("lots");
    for (int i = 0; i < dice.below(3); i++) {
      lots.addObject()
          .put("what", dice.in(10) ? dice.address() + "ff" : "0x" + dice.hex(3))
          .put(
              "many",
              dice.in(10)
                  ? new BigInteger(dice.address().substring(2), 16).toString()
                  : dice.amount().toString());
    }
    return json;
  }

  private static void struct(ObjectNode types, String name, Map<String, String> members) {
    ArrayNode array = types.putArray(name);
    members.forEach((member, type) -> array.addObject().put("name", member).put("type", type));
  }

  private static String quantity(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static String quantity(BigInteger value) {
    return "0x" + value.toString(16);
  }
}
