package io.nitrowallet.dev.kms;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One statement of a key policy.
record PolicyStatement(
    Effect effect,
    PolicyPrincipals principals,
    List<String> actions,
    List<String> resources,
    List<PolicyCondition> conditions) {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  /// What a statement does to the calls that it applies to.
  enum Effect {
    ALLOW,
    DENY
  }

  static PolicyStatement parse(JsonNode node) {
    ObjectNode members = PolicyText.object("a statement", node, MEMBERS);
    JsonNode condition = members.get("Condition");
    return new PolicyStatement(
        effect(PolicyText.member("a statement", members, "Effect")),
        PolicyPrincipals.parse(PolicyText.member("a statement", members, "Principal")),
        lowerCase(strings(members, "Action")),
        strings(members, "Resource"),
        condition == null ? List.of() : PolicyCondition.parse(condition));
  }

  /// Whether the call is one that this statement speaks of, whoever makes it.
  boolean covers(PolicyRequest request) {
    String action = request.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(pattern -> Wildcard.matches(pattern, action))
        && resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, request.keyArn()))
        && conditions.stream().allMatch(condition -> condition.holds(request));
  }

  private static Effect effect(JsonNode node) {
    return switch (PolicyText.strings("Effect", node).getFirst()) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw KmsFault.malformedPolicy("Effect is Allow or Deny");
    };
  }

  private static List<String> strings(ObjectNode members, String name) {
    return PolicyText.strings(name, PolicyText.member("a statement", members, name));
  }

  private static List<String> lowerCase(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
