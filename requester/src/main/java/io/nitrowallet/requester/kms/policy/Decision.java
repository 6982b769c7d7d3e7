package io.nitrowallet.requester.kms.policy;

/// What a key policy says to a call.
public sealed interface Decision {
  /// A statement allows it.
  record Allowed(String statement) implements Decision {}

  /// A statement allows the caller's account, whose identity policies decide.
  record LeftToTheAccount(String statement) implements Decision {}

  /// A statement denies it, whatever others say.
  record Denied(String statement) implements Decision {}

  /// No statement allows it.
  record NotAllowed() implements Decision {}
}
