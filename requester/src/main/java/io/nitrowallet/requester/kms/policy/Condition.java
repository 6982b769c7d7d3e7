package io.nitrowallet.requester.kms.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One condition of a statement: an operator, a condition key in lower case, and values of which
/// one must fit.
record Condition(Operator operator, String key, List<String> values) {
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
  /// key that is not evaluated here makes the policy malformed.
  static List<Condition> parse(JsonNode node) {
    if (!(node instanceof ObjectNode byOperator)) {
      throw PolicyJson.unreadable("Condition is no object");
    }
    List<Condition> conditions = new ArrayList<>();
    byOperator.properties().forEach(entry -> addAll(conditions, entry.getKey(), entry.getValue()));
    return List.copyOf(conditions);
  }

  private static void addAll(List<Condition> conditions, String name, JsonNode node) {
    Operator operator =
        Operator.named(name)
            .orElseThrow(
                () -> PolicyJson.unreadable("there is no evaluation of the operator " + name));
    if (!(node instanceof ObjectNode byKey) || byKey.isEmpty()) {
      throw PolicyJson.unreadable(name + " names no condition key");
    }
    byKey
        .properties()
        .forEach(entry -> conditions.add(of(operator, entry.getKey(), entry.getValue())));
  }

  private static Condition of(Operator operator, String name, JsonNode node) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!KEYS.contains(key) && !KEY_FAMILIES.matcher(key).matches()) {
      throw PolicyJson.unreadable("there is no evaluation of the condition key " + name);
    }
    List<String> values = PolicyJson.strings(name, node);
    if (!operator.accepts(values)) {
      throw PolicyJson.unreadable(name + " is compared with values of another type");
    }
    return new Condition(operator, key, values);
  }

  boolean holds(Call call) {
    return operator.holds(call.values(key), values);
  }
}
