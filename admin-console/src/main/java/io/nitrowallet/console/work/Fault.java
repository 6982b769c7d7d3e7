package io.nitrowallet.console.work;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Why something did not come about, fit to be shown: no stack trace, no secret.
///
/// @param code stable; says whose turn it is
/// @param happened a safe sentence
/// @param details what a person can hand on: the code, and the kind of an unforeseen exception
public record Fault(ErrorCode code, String happened, String details) {
  /// What `failure` means. Of exceptions that nobody foresaw only the class is told: their messages
  /// may hold anything.
  public static Fault of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return new Fault(refused.code(), refused.sentence(), refused.code().name());
    }
    return new Fault(
        ErrorCode.INTERNAL,
        "the console ran into something that it does not know",
        ErrorCode.INTERNAL.name() + " " + failure.getClass().getName());
  }

  /// A refusal of the console's own.
  public static Fault of(ErrorCode code, String happened) {
    return new Fault(code, happened, code.name());
  }
}
