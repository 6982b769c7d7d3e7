package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a policy denies to everyone, of every resource: what is denied of some keys leaves others.
record Denials(List<Shape> statements) {
  Denials {
    statements =
        statements.stream()
            .filter(statement -> !statement.allows() && !statement.negated())
            .filter(Shape::isAboutAll)
            .filter(statement -> statement.principals().isEmpty() || statement.isForEveryone())
            .toList();
  }

  /// Whether `statement` allows one of `actions` that is not denied whatever else is allowed.
  boolean leaveOpen(Shape statement, List<String> actions) {
    return actions.stream().anyMatch(action -> statement.covers(action) && !close(action));
  }

  /// Whether a denial of `action` hangs on one of the condition keys.
  boolean dependOn(Set<String> keys, String action) {
    return statements.stream()
        .filter(statement -> statement.covers(action))
        .flatMap(statement -> statement.clauses().stream())
        .anyMatch(clause -> keys.contains(clause.key()));
  }

  /// Whether `action` is denied to calls that do not show one of the values of these keys.
  boolean heldBy(Set<String> keys, String action) {
    return statements.stream()
        .filter(statement -> statement.covers(action))
        .flatMap(statement -> statement.clauses().stream())
        .anyMatch(clause -> clause.isUnequal() && keys.contains(clause.key()));
  }

  private boolean close(String action) {
    return statements.stream()
        .anyMatch(statement -> statement.covers(action) && statement.clauses().isEmpty());
  }

  /// The images that a denial of all others spares, in lower case; nothing where there is none.
  Optional<Set<String>> spared(String action) {
    return statements.stream()
        .filter(statement -> statement.covers(action) && statement.clauses().size() == 1)
        .map(statement -> statement.clauses().getFirst())
        .filter(clause -> clause.isUnequal() && KeyRules.IMAGE.contains(clause.key()))
        .map(clause ->
            clause.values().stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()))
        .findFirst();
  }
}
