package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One statement of a key policy.
///
/// @param name its `Sid`, or its number from 1
record Statement(
    String name,
    Effect effect,
    PrincipalNames principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  /// What a statement does to the calls that it applies to.
  enum Effect {
    ALLOW,
    DENY
  }

  static Statement parse(int number, JsonNode node) {
    ObjectNode members = PolicyJson.object("a statement", node, MEMBERS);
    JsonNode condition = members.get("Condition");
    return new Statement(
        name(number, members),
        effect(PolicyJson.member("a statement", members, "Effect")),
        PrincipalNames.parse(PolicyJson.member("a statement", members, "Principal")),
        lowerCase(strings(members, "Action")),
        strings(members, "Resource"),
        condition == null ? List.of() : Condition.parse(condition));
  }

  /// Whether the call is one that this statement speaks of, whoever makes it.
  boolean covers(Call call) {
    String action = call.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(pattern -> Wildcard.matches(pattern, action))
        && resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, call.keyArn()))
        && conditions.stream().allMatch(condition -> condition.holds(call));
  }

  static String name(int number, ObjectNode members) {
    JsonNode sid = members.get("Sid");
    return sid == null || sid.asString("").isEmpty() ? "statement " + number : sid.asString();
  }

  static Effect effect(JsonNode node) {
    return switch (PolicyJson.strings("Effect", node).getFirst()) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw PolicyJson.unreadable("Effect is Allow or Deny");
    };
  }

  private static List<String> strings(ObjectNode members, String name) {
    return PolicyJson.strings(name, PolicyJson.member("a statement", members, name));
  }

  private static List<String> lowerCase(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
