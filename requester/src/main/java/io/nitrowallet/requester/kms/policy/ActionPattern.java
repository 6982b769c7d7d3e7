package io.nitrowallet.requester.kms.policy;

import java.util.Locale;

/// What policies write for actions.
public final class ActionPattern {
  private ActionPattern() {}

  /// Whether `pattern` covers `action`, in whatever case either is written.
  public static boolean matches(String pattern, String action) {
    return Wildcard.matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }
}
