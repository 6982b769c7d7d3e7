package io.nitrowallet.domain.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a verifier demands of a document.
///
/// @param pcrs the registers that must be present and equal; must include PCR0
/// @param nonce the nonce that must be equal; absent means that none is demanded
/// @param freshness against which time the document is judged
/// @param debugMode whether a document of an enclave in debug mode may stand
public record AttestationExpectations(
    PcrValues pcrs, Optional<Bytes> nonce, Freshness freshness, DebugMode debugMode) {
  /// @throws IllegalArgumentException if PCR0 is not expected: without it, any image would pass
  public AttestationExpectations {
    if (pcrs.get(0).isEmpty()) {
      throw new IllegalArgumentException("the expectations must include PCR0");
    }
  }

  /// Expectations that refuse debug mode, as all but a developer's must.
  public AttestationExpectations(PcrValues pcrs, Optional<Bytes> nonce, Freshness freshness) {
    this(pcrs, nonce, freshness, DebugMode.REFUSED);
  }

  /// Against which time a document is judged.
  public sealed interface Freshness {
    /// Now: certificates are valid now, and the document is at most `maxAge` old and not more than
    /// 60 s ahead.
    record Live(Instant now, Duration maxAge) implements Freshness {
      /// How old a live document may be unless configured otherwise.
      public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(5);

      /// Live with the default age.
      public static Live at(Instant now) {
        return new Live(now, DEFAULT_MAX_AGE);
      }
    }

    /// A document kept from earlier: certificates were valid at the document's own time.
    record Archived() implements Freshness {}
  }

  /// What becomes of a document whose PCR0 is all zero.
  public enum DebugMode {
    /// It is refused, even where zero is the expected value.
    REFUSED,
    /// It may stand if zero is the expected value, and its report says so: for a developer who is
    /// asked to trust nothing. PCR1 and PCR2 are zero as well and prove nothing about the image.
    ALLOWED
  }
}
