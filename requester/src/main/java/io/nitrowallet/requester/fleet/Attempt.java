package io.nitrowallet.requester.fleet;

/// How asking one enclave ended.
///
/// @param <R> what is asked for
sealed interface Attempt<R> {
  /// What to tell the caller if nobody else is asked.
  R result();

  /// The attested enclave answered; a refusal of its own is an answer.
  record Answered<R>(R result) implements Attempt<R> {}

  /// No whole reply came. Whether the enclave did what it was asked is not known.
  record Lost<R>(R result) implements Attempt<R> {}

  /// Another life answered than the one that was attested: most likely a restarted enclave. What it
  /// said is not believed.
  record Estranged<R>(R result) implements Attempt<R> {}
}
