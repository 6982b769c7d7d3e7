package io.nitrowallet.requester.kms.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The condition operators that are evaluated. An absent condition key makes a positive operator
/// false and a negated one true, as IAM has it.
enum Operator {
  STRING_EQUALS("StringEquals") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return isSingle(actual) && wanted.contains(actual.getFirst());
    }
  },
  STRING_NOT_EQUALS("StringNotEquals") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return !STRING_EQUALS.holds(actual, wanted);
    }
  },
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return isSingle(actual) && wanted.stream().anyMatch(actual.getFirst()::equalsIgnoreCase);
    }
  },
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return !STRING_EQUALS_IGNORE_CASE.holds(actual, wanted);
    }
  },
  STRING_LIKE("StringLike") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return isSingle(actual)
          && wanted.stream().anyMatch(pattern -> Wildcard.matches(pattern, actual.getFirst()));
    }
  },
  FOR_ALL_VALUES_STRING_EQUALS("ForAllValues:StringEquals") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return wanted.containsAll(actual);
    }
  },
  NULL("Null") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return Boolean.parseBoolean(wanted.getFirst()) == actual.isEmpty();
    }

    @Override
    boolean accepts(List<String> wanted) {
      return isOneBoolean(wanted);
    }
  },
  BOOL("Bool") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return STRING_EQUALS_IGNORE_CASE.holds(actual, wanted);
    }

    @Override
    boolean accepts(List<String> wanted) {
      return isOneBoolean(wanted);
    }
  },
  NUMERIC_LESS_THAN("NumericLessThan") {
    @Override
    boolean holds(List<String> actual, List<String> wanted) {
      return isSingle(actual)
          && Long.parseLong(actual.getFirst()) < Long.parseLong(wanted.getFirst());
    }

    @Override
    boolean accepts(List<String> wanted) {
      return isSingle(wanted) && wanted.getFirst().matches("[0-9]{1,18}");
    }
  };

  private final String wireName;

  Operator(String wireName) {
    this.wireName = wireName;
  }

  /// The operator of this name, of whatever case.
  static Optional<Operator> named(String name) {
    return Arrays.stream(values())
        .filter(operator -> operator.wireName.equalsIgnoreCase(name))
        .findFirst();
  }

  /// Whether the values of the request satisfy the policy's, of which there is at least one.
  abstract boolean holds(List<String> actual, List<String> wanted);

  /// Whether a policy may compare with these values.
  boolean accepts(List<String> wanted) {
    return !wanted.isEmpty();
  }

  private static boolean isSingle(List<String> values) {
    return values.size() == 1;
  }

  private static boolean isOneBoolean(List<String> values) {
    return isSingle(values)
        && List.of("true", "false").contains(values.getFirst().toLowerCase(Locale.ROOT));
  }
}
