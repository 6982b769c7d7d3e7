package io.nitrowallet.console.work;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;

/// Why something did not come about, fit to be shown: no stack trace, no secret.
///
/// @param code stable; says whose turn it is
/// @param happened a safe sentence
/// @param details what a person can hand on: the code, and the kind of an unforeseen exception
/// @param at when
public record Fault(ErrorCode code, String happened, String details, Instant at) {
  /// What `failure` means. Of exceptions that nobody foresaw only the class is told: their messages
  /// may hold anything.
  public static Fault of(Throwable failure) {
    Instant now = Instant.now();
    if (failure instanceof RefusedException refused) {
      return new Fault(refused.code(), refused.sentence(), refused.code().name(), now);
    }
    return new Fault(
        ErrorCode.INTERNAL,
        "the console ran into something that it does not know",
        ErrorCode.INTERNAL.name() + " " + failure.getClass().getName(),
        now);
  }

  /// A refusal of the console's own.
  public static Fault of(ErrorCode code, String happened) {
    return new Fault(code, happened, code.name(), Instant.now());
  }

  /// All of it, to be copied.
  public String text() {
    return "%s%n%s%n%s".formatted(happened, details, at);
  }
}
