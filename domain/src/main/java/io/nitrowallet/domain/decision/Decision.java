package io.nitrowallet.domain.decision;

/// The outcome of evaluating a policy.
public sealed interface Decision {
  /// A rule allows it.
  record Allowed(String rule) implements Decision {}

  /// No rule allows it.
  ///
  /// @param reason a sentence that is safe to show
  record Denied(String reason) implements Decision {}
}
