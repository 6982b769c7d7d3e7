package io.nitrowallet.console.approvals;

import java.util.Locale;

/// What can be done about an intent.
enum Act {
  /// Sign an approval.
  APPROVE,
  /// Sign a rejection.
  REJECT,
  /// Sign a withdrawal.
  WITHDRAW,
  /// Have the enclave do it.
  DO;

  /// Its name in words and ids.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
