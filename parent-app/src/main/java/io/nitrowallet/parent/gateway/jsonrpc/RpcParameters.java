package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The positional parameters of one call. Sentences name a parameter, never its value.
final class RpcParameters {
  private static final Pattern HEX = Pattern.compile("0x(?:[0-9a-fA-F]{2})*+");

  private final List<JsonNode> values;

  RpcParameters(List<JsonNode> values) {
    this.values = List.copyOf(values);
  }

  /// Refuses another number of them.
  void require(int least, int most) {
    if (values.size() < least || values.size() > most) {
      String count = least == most ? Integer.toString(least) : least + " to " + most;
      throw refused("this method takes %s parameters".formatted(count));
    }
  }

  /// As they came.
  List<JsonNode> all() {
    return values;
  }

  JsonNode at(int index) {
    return values.get(index);
  }

  /// A transaction. Where it creates a contract, some write `"to": null`, as nodes do in receipts
  /// (cast does); that is taken as if it was left out.
  JsonNode transaction(int index) {
    JsonNode value = values.get(index);
    if (!(value instanceof ObjectNode stated) || !stated.path("to").isNull()) {
      return value;
    }
    ObjectNode creation = stated.deepCopy();
    creation.remove("to");
    return creation;
  }

  Address address(int index) {
    return Address.parse(text(index));
  }

  /// `0x` and pairs of hex digits. Plain text is not taken: `0x12` would be two messages.
  Bytes hex(int index) {
    String text = text(index);
    if (!HEX.matcher(text).matches()) {
      throw refused("parameter %s must be 0x and pairs of hex digits".formatted(index + 1));
    }
    return Bytes.ofHex(text);
  }

  String text(int index) {
    JsonNode value = values.get(index);
    if (!value.isString()) {
      throw refused("parameter %s must be a string".formatted(index + 1));
    }
    return value.stringValue();
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
