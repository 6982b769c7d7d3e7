package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// The outcome of a use case that did not happen.
///
/// @param message a sentence that is safe to show: what is wrong and, where it can be said, what to
///   do
public record Refused(ErrorCode code, String message)
    implements GenerateAccountResult,
        ImportAccountResult,
        MigrateAccountResult,
        SignResult,
        ExplainResult,
        VerifyAccountResult,
        ChangeAccountResult,
        ListReceiptsResult,
        AttestResult,
        CheckHealthResult {
  /// From the exception that carried it.
  public static Refused of(RefusedException e) {
    return new Refused(e.code(), e.sentence());
  }
}
