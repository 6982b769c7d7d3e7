package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object that is read member by member. Every refusal carries the code of the document it
/// is part of and names the member, never its value.
public final class JsonObject {
  private final ObjectNode node;
  private final ErrorCode code;
  private final String name;

  private JsonObject(ObjectNode node, ErrorCode code, String name) {
    this.node = node;
    this.code = code;
    this.name = name;
  }

  /// Reads `node`, refusing with `code`.
  ///
  /// @param name what the object is called in sentences, such as `the transaction`
  /// @throws RefusedException with `code` if `node` is no object
  public static JsonObject of(JsonNode node, ErrorCode code, String name) {
    if (node instanceof ObjectNode object) {
      return new JsonObject(object, code, name);
    }
    throw new RefusedException(code, name + " must be a JSON object");
  }

  /// The member `member`.
  ///
  /// @throws RefusedException if it is missing or null
  public JsonValue require(String member) {
    return find(member).orElseThrow(() -> refused("%s lacks '%s'".formatted(name, member)));
  }

  /// The member `member`, where there is one.
  ///
  /// @throws RefusedException if it is null: a member without a value is left out
  public Optional<JsonValue> find(String member) {
    Optional<JsonNode> value = node.optional(member);
    if (value.filter(JsonNode::isNull).isPresent()) {
      throw refused("'%s' is null: leave it out".formatted(member));
    }
    return value.map(present -> new JsonValue(present, code, member));
  }

  /// Refuses an object that has other members.
  ///
  /// @throws RefusedException if there is a member outside `known`
  public void requireOnly(Set<String> known) {
    for (String member : node.propertyNames()) {
      if (!known.contains(member)) {
        throw refused("%s has a member that is not known: %s".formatted(name, printable(member)));
      }
    }
  }

  private static String printable(String member) {
    return member.matches("[A-Za-z0-9_.-]{1,64}") ? "'" + member + "'" : "an unprintable one";
  }

  private RefusedException refused(String sentence) {
    return new RefusedException(code, sentence);
  }
}
