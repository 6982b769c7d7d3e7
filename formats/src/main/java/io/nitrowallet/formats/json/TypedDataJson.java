package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Typed data as `eth_signTypedData_v4` takes it: `types`, `domain`, `primaryType`, `message`.
///
/// Integers are decimal text, 0x quantities or JSON integers of up to 64 bits. Where `types` leaves
/// `EIP712Domain` out, it has the members that `domain` has, in the EIP's order.
public final class TypedDataJson {
  private TypedDataJson() {}

  /// The object that states `data`, integers as decimal text.
  public static ObjectNode encode(TypedData data) {
    ObjectNode json = StrictJson.object();
    ObjectNode types = json.putObject("types");
    put(types, data.domain().type());
    data.types().all().forEach(struct -> put(types, struct));
    json.set("domain", encode(data.domain().value()));
    json.put("primaryType", data.primaryType());
    json.set("message", encode(data.message()));
    return json;
  }

  private static void put(ObjectNode types, StructType struct) {
    ArrayNode members = types.putArray(struct.name());
    for (StructType.Member member : struct.members()) {
      members.addObject().put("name", member.name()).put("type", member.type().text());
    }
  }

  private static JsonNode encode(TypedValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case TypedValue.Whole(var number) -> nodes.stringNode(number.toString());
      case TypedValue.Flag(var flag) -> nodes.booleanNode(flag);
      case TypedValue.Account(var address) -> nodes.stringNode(address.checksummed());
      case TypedValue.Octets(var bytes) -> nodes.stringNode(bytes.hex0x());
      case TypedValue.Text(var text) -> nodes.stringNode(text);
      case TypedValue.Sequence(var elements) -> {
        ArrayNode array = nodes.arrayNode();
        elements.forEach(element -> array.add(encode(element)));
        yield array;
      }
      case TypedValue.Structure(var members) -> {
        ObjectNode object = nodes.objectNode();
        members.forEach((name, member) -> object.set(name, encode(member)));
        yield object;
      }
    };
  }

  /// The typed data that `json` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TYPED_DATA}, naming the member, if it
  ///   is malformed or not of the types that it declares
  public static TypedData decode(JsonNode json) {
    TypedDataReader reader = new TypedDataReader(json);
    SigningDomain domain = reader.domain();
    return reader.data(domain);
  }
}
