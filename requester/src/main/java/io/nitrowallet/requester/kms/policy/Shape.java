package io.nitrowallet.requester.kms.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A statement as it is written, also where it cannot be evaluated.
///
/// @param name its `Sid`, or its number from 1
/// @param principals names of AWS principals; nothing in an identity policy
/// @param others whether services or identity providers are among its principals
/// @param negated whether it says what it is not about
record Shape(
    String name,
    boolean allows,
    Optional<List<String>> principals,
    boolean others,
    boolean negated,
    List<String> actions,
    List<String> resources,
    List<Clause> clauses) {
  private static final Set<String> MEMBERS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Set<String> KINDS = Set.of("AWS", "Service", "Federated", "CanonicalUser");
  private static final String EVERYONE = "*";

  static Shape of(int number, JsonNode node) {
    ObjectNode members = PolicyJson.object("a statement", node, MEMBERS);
    JsonNode principal = members.get("Principal");
    return new Shape(
        Statement.name(number, members),
        Statement.effect(PolicyJson.member("a statement", members, "Effect"))
            == Statement.Effect.ALLOW,
        principal == null && members.get("NotPrincipal") == null
            ? Optional.empty()
            : Optional.of(names(principal)),
        principal instanceof ObjectNode kinds && kinds.size() > (kinds.has("AWS") ? 1 : 0),
        members.has("NotPrincipal") || members.has("NotAction") || members.has("NotResource"),
        texts(members, "Action"),
        texts(members, "Resource"),
        Clause.all(members.get("Condition")));
  }

  private static List<String> names(@Nullable JsonNode principal) {
    if (principal == null) {
      return List.of(EVERYONE); // all but those that NotPrincipal names
    }
    if (principal.isString()) {
      return PolicyJson.strings("Principal", principal);
    }
    JsonNode aws = PolicyJson.object("Principal", principal, KINDS).get("AWS");
    return aws == null ? List.of() : PolicyJson.strings("Principal", aws);
  }

  private static List<String> texts(ObjectNode members, String name) {
    JsonNode node = members.get(name);
    return node == null ? List.of(EVERYONE) : PolicyJson.strings(name, node);
  }

  boolean isForEveryone() {
    return principals.orElseGet(List::of).contains(EVERYONE);
  }

  /// Whom it names; a session by its role.
  List<String> roles() {
    return principals.orElseGet(List::of).stream().map(PrincipalNames::role).toList();
  }

  /// Whether it leaves the decision to the identity policies of an account.
  boolean isForAnAccount() {
    return principals.orElseGet(List::of).stream()
        .anyMatch(name -> name.matches("[0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:root"));
  }

  /// Whether it speaks of `action`; where it says what it is not about, it is taken to.
  boolean covers(String action) {
    return actions.stream().anyMatch(pattern -> ActionPattern.matches(pattern, action));
  }

  /// Whether it is about every resource.
  boolean isAboutAll() {
    return resources.contains(EVERYONE);
  }

  /// Its conditions on keys that begin with `prefix`.
  List<Clause> on(String prefix) {
    return clauses.stream().filter(clause -> clause.key().startsWith(prefix)).toList();
  }

  /// One condition.
  ///
  /// @param operator in lower case, without what makes it optional; `foranyvalue:` stays, since
  ///   under it a negation does not hold where the key is absent
  /// @param isOptional whether it holds where the key is absent although it is no negation
  /// @param key in lower case
  record Clause(String operator, boolean isOptional, String key, List<String> values) {
    private static final String IF_EXISTS = "ifexists";
    private static final String FOR_ALL = "forallvalues:";

    static List<Clause> all(@Nullable JsonNode condition) {
      if (condition == null) {
        return List.of();
      }
      if (!(condition instanceof ObjectNode byOperator)) {
        throw PolicyJson.unreadable("Condition is no object");
      }
      List<Clause> clauses = new ArrayList<>();
      byOperator
          .properties()
          .forEach(entry -> {
            if (!(entry.getValue() instanceof ObjectNode byKey)) {
              throw PolicyJson.unreadable(entry.getKey() + " names no condition key");
            }
            byKey
                .properties()
                .forEach(one -> clauses.add(of(entry.getKey(), one.getKey(), one.getValue())));
          });
      return List.copyOf(clauses);
    }

    private static Clause of(String written, String key, JsonNode values) {
      String operator = written.toLowerCase(Locale.ROOT);
      boolean ifExists = operator.endsWith(IF_EXISTS);
      boolean forAll = operator.startsWith(FOR_ALL);
      String base =
          ifExists ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
      return new Clause(
          base.replace(FOR_ALL, ""),
          ifExists || forAll,
          key.toLowerCase(Locale.ROOT),
          PolicyJson.strings(key, values));
    }

    boolean isEqual() {
      return Set.of("stringequals", "stringequalsignorecase", "arnequals").contains(operator);
    }

    boolean isPattern() {
      return Set.of("stringlike", "arnlike").contains(operator);
    }

    boolean isUnequal() {
      return Set.of("stringnotequals", "stringnotequalsignorecase").contains(operator);
    }

    boolean demands(String value) {
      return !isOptional && values.equals(List.of(value));
    }
  }
}
