package io.nitrowallet.console.accounts;

import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import java.util.Optional;

/// An account's row, and what this machine makes of it without asking anybody.
///
/// @param stated the origin that the row states; it proves nothing
public record AccountFacts(Found found, Optional<Origin> stated, Birth birth) {
  /// The row.
  public Account account() {
    return found.account();
  }

  /// Where the key came from: proven, remembered, or else what is stated.
  Optional<Origin> origin() {
    return switch (birth) {
      case Birth.Proven(var birthplace) -> Optional.of(birthplace.origin());
      case Birth.Doubtful _ -> found.origin().or(this::stated);
    };
  }

  /// What the birth certificate is worth.
  public sealed interface Birth {
    /// It stands.
    record Proven(Birthplace birthplace) implements Birth {}

    /// It does not, or cannot be judged.
    record Doubtful(Fault fault) implements Birth {}
  }
}
