package io.nitrowallet.dev.kms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One condition of a statement: an operator, a condition key in lower case, and values of which
/// one must fit.
record PolicyCondition(PolicyOperator operator, String key, List<String> values) {
  private static final Set<String> KEYS =
      Set.of(
          "aws:principalarn",
          "aws:principalaccount",
          "aws:securetransport",
          "aws:multifactorauthpresent",
          "aws:multifactorauthage",
          "kms:calleraccount",
          "kms:bypasspolicylockoutsafetycheck",
          "kms:encryptioncontextkeys",
          "kms:recipientattestation:imagesha384");

  private static final Pattern KEY_FAMILIES =
      Pattern.compile(
          "kms:encryptioncontext:.+|kms:recipientattestation:pcr([0-9]|[12][0-9]|3[01])");

  /// Reads a statement's `Condition`, all of whose conditions must hold. An operator or a condition
  /// key that the emulator does not evaluate makes the policy malformed.
  static List<PolicyCondition> parse(JsonNode node) {
    if (!(node instanceof ObjectNode byOperator)) {
      throw KmsFault.malformedPolicy("Condition is no object");
    }
    List<PolicyCondition> conditions = new ArrayList<>();
    byOperator.properties().forEach(entry -> addAll(conditions, entry.getKey(), entry.getValue()));
    return List.copyOf(conditions);
  }

  private static void addAll(List<PolicyCondition> conditions, String name, JsonNode node) {
    PolicyOperator operator =
        PolicyOperator.named(name)
            .orElseThrow(() ->
                KmsFault.malformedPolicy("the emulator does not evaluate the operator " + name));
    if (!(node instanceof ObjectNode byKey) || byKey.isEmpty()) {
      throw KmsFault.malformedPolicy(name + " names no condition key");
    }
    byKey
        .properties()
        .forEach(entry -> conditions.add(of(operator, entry.getKey(), entry.getValue())));
  }

  private static PolicyCondition of(PolicyOperator operator, String name, JsonNode node) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!KEYS.contains(key) && !KEY_FAMILIES.matcher(key).matches()) {
      throw KmsFault.malformedPolicy("the emulator does not know the condition key " + name);
    }
    List<String> values = PolicyText.strings(name, node);
    if (!operator.accepts(values)) {
      throw KmsFault.malformedPolicy(name + " is compared with values of another type");
    }
    return new PolicyCondition(operator, key, values);
  }

  boolean holds(PolicyRequest request) {
    return operator.holds(request.values(key), values);
  }
}
