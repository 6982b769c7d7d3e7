package io.nitrowallet.formats.policy;

import io.nitrowallet.formats.policy.PlainAbi.Sent;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What a policy asks of a request, read from its JSON by hand.
final class PlainRequest {
  private static final List<String> TYPES =
      List.of("legacy", "accessList", "dynamicFee", "blob", "setCode");

  private final String op;
  private final JsonNode it;

  PlainRequest(JsonNode request) {
    this.op = request.get("op").stringValue();
    this.it = request.get("it");
  }

  private boolean is(String other) {
    return op.equals(other);
  }

  private String text(String member) {
    return it.get(member).stringValue();
  }

  private BigInteger number(String member) {
    return new BigInteger(text(member).substring(2), 16);
  }

  /// The word of the operation that it counts as.
  String operation() {
    return is("message") && !isReadable() ? "digest" : op;
  }

  private boolean isReadable() {
    byte[] content = HexFormat.of().parseHex(it.stringValue().substring(2));
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return content.length != 32 && text.matches("(?:\\P{C}|[\\n\\r\\t])*");
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  Optional<BigInteger> chain() {
    if (is("typedData")) {
      JsonNode chain = it.get("domain").get("chainId");
      return chain == null ? Optional.empty() : Optional.of(chain.bigIntegerValue());
    }
    return it.isObject() && it.has("chainId") ? Optional.of(number("chainId")) : Optional.empty();
  }

  boolean hasTypes() {
    return is("transaction") || is("userOperation");
  }

  List<String> types() {
    List<String> types = new ArrayList<>();
    if (is("transaction")) {
      types.add(it.has("unprotected") ? "legacyUnprotected" : TYPES.get(number("type").intValue()));
      if (!it.has("to")) {
        types.add("create");
      }
    } else if (is("userOperation") && !text("initCode").equals("0x")) {
      types.add("create");
    }
    return types;
  }

  boolean makesCalls() {
    return is("transaction") || is("userOperation");
  }

  /// The calls, with an empty `to` for a creation; empty where they are not known.
  Optional<List<Sent>> calls() {
    if (is("userOperation")) {
      return PlainAbi.calls(text("callData").substring(2));
    }
    String to = it.has("to") ? text("to").toLowerCase(Locale.ROOT) : "";
    return Optional.of(List.of(new Sent(to, number("value"), text("data").substring(2))));
  }

  /// To whom it goes; empty where it goes to nobody, or nobody knows to whom.
  List<String> recipients() {
    if (is("authorization")) {
      return List.of(text("address").toLowerCase(Locale.ROOT));
    }
    return makesCalls() ? calls().orElse(List.of()).stream().map(Sent::to).toList() : List.of();
  }

  /// The highest fee; empty where there is none, or nobody knows it.
  Optional<BigInteger> fee() {
    if (is("transaction")) {
      BigInteger fee =
          number("gas").multiply(number(it.has("gasPrice") ? "gasPrice" : "maxFeePerGas"));
      return Optional.of(fee.add(it.has("maxFeePerBlobGas") ? blobFee() : BigInteger.ZERO));
    }
    return is("userOperation")
        ? paymasterGas()
            .map(gas ->
                gas.add(number("callGasLimit"))
                    .add(number("verificationGasLimit").multiply(runs()))
                    .add(number("preVerificationGas"))
                    .multiply(number("maxFeePerGas")))
        : Optional.empty();
  }

  private BigInteger runs() {
    boolean thrice = text("version").equals("0.6") && !text("paymasterAndData").equals("0x");
    return thrice ? BigInteger.valueOf(3) : BigInteger.ONE;
  }

  private BigInteger blobFee() {
    return number("maxFeePerBlobGas")
        .multiply(BigInteger.valueOf(131_072L * it.get("blobVersionedHashes").size()));
  }

  private Optional<BigInteger> paymasterGas() {
    String digits = text("paymasterAndData").substring(2);
    if (text("version").equals("0.6") || digits.isEmpty()) {
      return Optional.of(BigInteger.ZERO);
    }
    return digits.length() < 104
        ? Optional.empty()
        : Optional.of(
            new BigInteger(digits.substring(40, 72), 16)
                .add(new BigInteger(digits.substring(72, 104), 16)));
  }

  /// `chain/contract`, where both are there.
  Optional<String> domain() {
    JsonNode domain = is("typedData") ? it.get("domain") : null;
    return domain == null || !domain.has("chainId") || !domain.has("verifyingContract")
        ? Optional.empty()
        : Optional.of(
            domain.get("chainId").longValue()
                + "/"
                + domain.get("verifyingContract").stringValue().toLowerCase(Locale.ROOT));
  }

  boolean mentions(String address) {
    String digits = address.substring(2).toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    switch (op) {
      case "transaction" -> collect(it, parts);
      case "authorization" -> parts.add(text("address"));
      case "userOperation" -> {
        List.of("entryPoint", "sender", "initCode", "callData", "paymasterAndData")
            .forEach(member -> parts.add(text(member)));
        parts.add("0x" + PlainAbi.word(number("nonce")));
      }
      case "typedData" -> {
        collect(it.get("domain"), parts);
        collect(it.get("message"), parts);
      }
      default -> {}
    }
    return parts.stream().anyMatch(part -> contains(part.toLowerCase(Locale.ROOT), digits));
  }

  /// All texts but words; decimal ones as the 32 bytes that they are encoded in.
  private static void collect(JsonNode node, List<String> parts) {
    if (node.isString()) {
      String text = node.stringValue();
      parts.add(text.matches("-?[0-9]+") ? "0x" + PlainAbi.word(new BigInteger(text)) : text);
    }
    node.values().forEach(each -> collect(each, parts));
  }

  /// At a whole byte.
  private static boolean contains(String part, String digits) {
    for (int at = part.indexOf(digits); at >= 0; at = part.indexOf(digits, at + 1)) {
      if (part.startsWith("0x") && at % 2 == 0) {
        return true;
      }
    }
    return false;
  }

  /// The texts of a list, in lower case.
  static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.values().forEach(word -> words.add(word.stringValue().toLowerCase(Locale.ROOT)));
    return words;
  }
}
