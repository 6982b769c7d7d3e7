package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The members of a JSON object, read strictly: a member that is missing, of another type or not
/// known is a `ValidationException`, since ignoring one could mean to ignore a restriction.
final class KmsParameters {
  private final ObjectNode members;

  private KmsParameters(ObjectNode members) {
    this.members = members;
  }

  /// Refuses members that are not among `known`.
  static KmsParameters of(ObjectNode members, Set<String> known) {
    for (String name : members.propertyNames()) {
      if (!known.contains(name)) {
        throw KmsFault.validation("the emulator does not know the member " + name);
      }
    }
    return new KmsParameters(members);
  }

  String string(String name) {
    return optionalString(name)
        .orElseThrow(() -> KmsFault.validation("the member " + name + " is missing"));
  }

  Optional<String> optionalString(String name) {
    return value(name).map(node -> text(name, node));
  }

  boolean flag(String name) {
    return value(name)
        .map(node -> {
          if (!node.isBoolean()) {
            throw wrongType(name, "a boolean");
          }
          return node.booleanValue();
        })
        .orElse(false);
  }

  Bytes bytes(String name, int limit) {
    Bytes value = decode(name, string(name));
    if (value.length() == 0 || value.length() > limit) {
      throw KmsFault.validation(name + " is 1 to " + limit + " bytes long");
    }
    return value;
  }

  Map<String, String> strings(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    object(name)
        .ifPresent(node ->
            node.properties()
                .forEach(entry -> strings.put(entry.getKey(), text(name, entry.getValue()))));
    return strings;
  }

  Optional<ObjectNode> object(String name) {
    return value(name)
        .map(node -> {
          if (node instanceof ObjectNode object) {
            return object;
          }
          throw wrongType(name, "an object");
        });
  }

  List<ObjectNode> objects(String name) {
    return value(name)
        .map(node -> {
          if (!node.isArray()) {
            throw wrongType(name, "an array");
          }
          return node.valueStream().map(element -> element(name, element)).toList();
        })
        .orElse(List.of());
  }

  private static ObjectNode element(String name, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrongType(name, "an array of objects");
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
  }

  private static String text(String name, JsonNode node) {
    if (!node.isString()) {
      throw wrongType(name, "a string");
    }
    return node.stringValue();
  }

  private static Bytes decode(String name, String base64) {
    try {
      return Bytes.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw wrongType(name, "base64");
    }
  }

  private static KmsFault wrongType(String name, String type) {
    return KmsFault.validation("%s is not %s".formatted(name, type));
  }
}
