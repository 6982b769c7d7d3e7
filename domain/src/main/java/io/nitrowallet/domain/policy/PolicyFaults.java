package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What makes a text no policy.
final class PolicyFaults {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private PolicyFaults() {}

  static void requireName(String name, String what) {
    if (!NAME.matcher(name).matches()) {
      throw refused(what + " is 1 to 64 letters, digits, dots, underscores and hyphens");
    }
  }

  static void requireDistinct(Collection<?> values, String sentence) {
    Set<Object> seen = new HashSet<>();
    if (!values.stream().allMatch(seen::add)) {
      throw refused(sentence);
    }
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_POLICY, sentence);
  }
}
