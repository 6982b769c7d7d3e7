package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a policy denies to everyone.
record Denials(List<Shape> statements) {
  Denials {
    statements =
        statements.stream()
            .filter(statement -> !statement.allows() && !statement.negated())
            .filter(statement -> statement.principals().isEmpty() || statement.isForEveryone())
            .toList();
  }

  /// Whether nobody may do this, whatever else is allowed.
  boolean close(String action) {
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
