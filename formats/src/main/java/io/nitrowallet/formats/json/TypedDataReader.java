package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the document of {@link TypedDataJson}: first its types, then what is of them.
final class TypedDataReader {
  private static final int MAX_MEMBERS = 1024;

  private final JsonNode json;
  private final JsonObject root;
  private final Map<String, StructType> structs = new HashMap<>();

  TypedDataReader(JsonNode json) {
    this.json = json;
    this.root = JsonObject.of(json, ErrorCode.INVALID_TYPED_DATA, "the typed data");
    root.requireOnly(Set.of("types", "domain", "primaryType", "message"));
    root.require("types").object();
    ObjectNode types = (ObjectNode) json.get("types");
    for (String name : types.propertyNames()) {
      structs.put(name, struct(name, types.get(name)));
    }
  }

  private static StructType struct(String name, JsonNode members) {
    if (!members.isArray() || members.size() > MAX_MEMBERS) {
      throw refused("a struct of 'types' must be an array of members");
    }
    List<StructType.Member> read = new ArrayList<>();
    for (JsonNode member : members.values()) {
      JsonObject object =
          JsonObject.of(member, ErrorCode.INVALID_TYPED_DATA, "a member in 'types'");
      object.requireOnly(Set.of("name", "type"));
      read.add(
          new StructType.Member(
              object.require("name").text(), FieldType.parse(object.require("type").text())));
    }
    return new StructType(name, read);
  }

  SigningDomain domain() {
    root.require("domain").object();
    ObjectNode domain = (ObjectNode) json.get("domain");
    StructType type = structs.remove(SigningDomain.NAME);
    if (type == null) {
      type = SigningDomain.typeOf(domain.propertyNames());
    }
    Structure value = new TypedValueReader(new StructTypes(List.of(type))).structure(type, domain);
    return new SigningDomain(type, value);
  }

  /// Comes after {@link #domain}, whose type is not the message's.
  TypedData data(SigningDomain domain) {
    StructTypes types = new StructTypes(structs.values());
    String primaryType = root.require("primaryType").text();
    StructType struct = types.require(primaryType);
    root.require("message").object();
    Structure message = new TypedValueReader(types).structure(struct, json.get("message"));
    return new TypedData(types, primaryType, domain, message);
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TYPED_DATA, sentence);
  }
}
