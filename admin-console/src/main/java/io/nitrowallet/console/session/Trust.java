package io.nitrowallet.console.session;

import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import java.time.Duration;
import java.time.Instant;

/// What is known of the enclave: only {@link Good} lets anybody sign, and not for long.
public sealed interface Trust {
  /// How long a verification is good for.
  Duration FRESH = Duration.ofMinutes(5);

  /// The first answer is awaited.
  record Unknown() implements Trust {}

  /// It showed that it is the image that is expected.
  ///
  /// @param at when it was asked
  record Good(AttestationVerdict.Verified verdict, Instant at) implements Trust {
    /// Whether it still counts.
    public boolean isFreshAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
    }
  }

  /// It did not: it is another image, or nothing that anybody vouches for.
  record Bad(Rejected verdict, Instant at) implements Trust {}

  /// It could not be asked.
  record Unreachable(Fault fault) implements Trust {}

  /// Trust in what `appraisal` says, asked for at `at`.
  static Trust of(Appraisal appraisal, Instant at) {
    return switch (appraisal.verdict()) {
      case AttestationVerdict.Verified verified -> new Good(verified, at);
      case Rejected rejected -> new Bad(rejected, at);
    };
  }
}
