package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads values by their types; ranges and lengths are the domain's to judge.
final class TypedValueReader {
  private static final Pattern DECIMAL = Pattern.compile("0|-?[1-9][0-9]{0,77}");

  private final StructTypes types;

  TypedValueReader(StructTypes types) {
    this.types = types;
  }

  Structure structure(StructType struct, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw refused(struct.name(), struct.name());
    }
    Map<String, TypedValue> members = new LinkedHashMap<>();
    for (StructType.Member member : struct.members()) {
      if (object.has(member.name())) {
        members.put(member.name(), value(member.type(), object.get(member.name()), member.name()));
      }
    }
    JsonObject.of(object, ErrorCode.INVALID_TYPED_DATA, "a '" + struct.name() + "'")
        .requireOnly(members.keySet());
    return new Structure(members);
  }

  private TypedValue value(FieldType type, JsonNode node, String name) {
    JsonValue value = new JsonValue(node, ErrorCode.INVALID_TYPED_DATA, name);
    return switch (type) {
      case FieldType.UnsignedInteger _, FieldType.SignedInteger _ ->
          new TypedValue.Whole(integer(type, node, name));
      case FieldType.FixedBytes(var length) -> new TypedValue.Octets(value.hex(length));
      case FieldType.Struct(var struct) -> structure(types.require(struct), node);
      case FieldType.Array(var element, _) -> sequence(element, node, name);
      case FieldType.Simple.BOOL -> new TypedValue.Flag(value.flag());
      case FieldType.Simple.ADDRESS -> new TypedValue.Account(value.address());
      case FieldType.Simple.BYTES -> new TypedValue.Octets(value.hex(Payment.MAX_DATA));
      case FieldType.Simple.STRING -> new TypedValue.Text(value.text());
    };
  }

  private TypedValue sequence(FieldType element, JsonNode node, String name) {
    if (!node.isArray()) {
      throw refused(name, "an array");
    }
    List<TypedValue> elements = new ArrayList<>();
    node.values().forEach(each -> elements.add(value(element, each, name)));
    return new TypedValue.Sequence(elements);
  }

  private static BigInteger integer(FieldType type, JsonNode node, String name) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return BigInteger.valueOf(node.longValue());
    }
    String text = node.isString() ? node.stringValue() : "";
    if (DECIMAL.matcher(text).matches()) {
      return new BigInteger(text);
    }
    try {
      return Quantity.parse(text, Quantity.MAX_BITS);
    } catch (IllegalArgumentException _) {
      throw refused(
          name, type.text() + ": decimal text, a 0x quantity, or a JSON integer of up to 64 bits");
    }
  }

  private static RefusedException refused(String name, String form) {
    return new RefusedException(
        ErrorCode.INVALID_TYPED_DATA, "'%s' must be %s".formatted(name, form));
  }
}
