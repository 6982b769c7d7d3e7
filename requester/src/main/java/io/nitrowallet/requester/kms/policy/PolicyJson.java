package io.nitrowallet.requester.kms.policy;

import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON of policies, in which an array of one may be written as its element.
public final class PolicyJson {
  private static final int MAX_LENGTH = 32 * 1024;
  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");

  private PolicyJson() {}

  /// The statements of a policy, at least one, with the version that it states.
  static Statements statements(String text) {
    if (text.length() > MAX_LENGTH) {
      throw unreadable("a policy is at most 32 KiB long");
    }
    ObjectNode document = object("the policy", parse(text), MEMBERS);
    JsonNode version = document.get("Version");
    return new Statements(
        version == null ? "" : version.asString(""),
        elements(member("the policy", document, "Statement")));
  }

  /// What a policy holds.
  record Statements(String version, List<JsonNode> nodes) {
    /// Reads each, numbered from 1.
    <T> List<T> read(BiFunction<Integer, JsonNode, T> reader) {
      List<T> all = new ArrayList<>();
      for (JsonNode node : nodes) {
        all.add(reader.apply(all.size() + 1, node));
      }
      return List.copyOf(all);
    }
  }

  private static ObjectNode parse(String text) {
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
