package io.nitrowallet.formats.json;

import io.nitrowallet.domain.ethereum.AccessList;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `accessList` of a transaction object: entries of `address` and `storageKeys` (EIP-2930).
final class AccessListJson {
  private static final Set<String> MEMBERS = Set.of("address", "storageKeys");
  private static final int KEY_LENGTH = 32;

  private AccessListJson() {}

  static ArrayNode encode(AccessList accessList) {
    ArrayNode list = StrictJson.object().arrayNode();
    for (AccessList.Entry entry : accessList.entries()) {
      ObjectNode object = list.addObject().put("address", entry.address().checksummed());
      ArrayNode keys = object.putArray("storageKeys");
      entry.storageKeys().forEach(key -> keys.add(key.hex0x()));
    }
    return list;
  }

  static AccessList decode(JsonValue list) {
    return new AccessList(
        list.elements().stream().map(JsonValue::object).map(AccessListJson::entry).toList());
  }

  private static AccessList.Entry entry(JsonObject entry) {
    entry.requireOnly(MEMBERS);
    return new AccessList.Entry(
        entry.require("address").address(),
        entry.require("storageKeys").elements().stream().map(key -> key.hex(KEY_LENGTH)).toList());
  }
}
