package io.nitrowallet.requester.kms.policy;

import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON of policies, in which an array of one may be written as its element.
public final class PolicyJson {
  private PolicyJson() {}

  static ObjectNode parse(String text) {
    try {
      return StrictJson.parse(
          Utf8.encode(text).orElseThrow(() -> PolicyJson.unreadable("the policy is not UTF-8")));
    } catch (RefusedException e) {
      throw PolicyJson.unreadable("the policy is not one JSON object: " + e.sentence());
    }
  }

  /// The strings of a string or of an array of strings, at least one.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it holds anything else
  public static List<String> strings(String where, JsonNode node) {
    List<JsonNode> elements = elements(node);
    if (elements.isEmpty() || !elements.stream().allMatch(JsonNode::isString)) {
      throw PolicyJson.unreadable(where + " holds something else than strings");
    }
    return elements.stream().map(JsonNode::stringValue).toList();
  }

  static List<JsonNode> elements(JsonNode node) {
    return node.isArray() ? node.valueStream().toList() : List.of(node);
  }

  static ObjectNode object(String where, JsonNode node, Set<String> known) {
    if (!(node instanceof ObjectNode object)) {
      throw PolicyJson.unreadable(where + " is no object");
    }
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw PolicyJson.unreadable("%s holds %s, which is not evaluated".formatted(where, name));
      }
    }
    return object;
  }

  static JsonNode member(String where, ObjectNode object, String name) {
    JsonNode member = object.get(name);
    if (member == null) {
      throw PolicyJson.unreadable(where + " has no " + name);
    }
    return member;
  }

  static RefusedException unreadable(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
