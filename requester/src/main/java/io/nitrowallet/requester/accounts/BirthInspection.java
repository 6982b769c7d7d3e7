package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.service.BirthCertificateCheck;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Compares a new row with what was asked for, and its birth certificate with both.
public final class BirthInspection {
  private final BirthCertificateCheck certificates;
  private final PcrValues expected;
  private final List<Bytes> earlier;
  private final TimeSource time;
  private final Predicate<EnclaveIdentity> attested;

  /// @param expected the registers that the enclave's image must show
  /// @param attested whether this session deals with the life that an account was born in
  public BirthInspection(
      AttestationVerifier verifier,
      PcrValues expected,
      TimeSource time,
      Predicate<EnclaveIdentity> attested) {
    this(verifier, expected, List.of(), time, attested);
  }

  /// The same where images replaced each other.
  ///
  /// @param earlier PCR0 of images in which accounts may have been born before
  public BirthInspection(
      AttestationVerifier verifier,
      PcrValues expected,
      List<Bytes> earlier,
      TimeSource time,
      Predicate<EnclaveIdentity> attested) {
    this.certificates = new BirthCertificateCheck(verifier);
    this.earlier = List.copyOf(earlier);
    this.expected = expected;
    this.time = time;
    this.attested = attested;
  }

  /// Makes sure, before anything is asked for, that an answer can be judged.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if PCR0 is not known
  public void requireExpectations() {
    if (expected.get(0).isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "set 'attestation.pcrs' with the image's PCR0: without it, nobody knows which enclave"
              + " answers");
    }
  }

  /// Checks a row that was just made: it is what was asked for, and was born as that in an enclave
  /// life that this session deals with.
  ///
  /// @return where it was born
  /// @throws RefusedException with {@link ErrorCode#BIRTH_CERTIFICATE_REFUSED}, which says every
  ///   difference
  Birthplace inspect(BirthOrder asked, Account answered) {
    List<String> differences = asked.differencesOf(answered);
    if (!differences.isEmpty()) {
      throw refused(
          "the answer differs from what was asked for: " + String.join("; ", differences));
    }
    Birthplace birthplace =
        check(
            answered,
            EnumSet.of(asked.origin()),
            new AttestationExpectations(
                expected, Optional.of(asked.nonce()), Freshness.Live.at(time.now())));
    if (!attested.test(birthplace.enclave())) {
      throw refused("the account was born in another enclave life than the one that was attested");
    }
    return birthplace;
  }

  /// Checks a row that was made some time ago, whose nonce only its requester knew, in a life that
  /// may be over, and in an image that was replaced since. Whatever its origin, that is part of
  /// what is returned.
  Birthplace inspectArchived(Account account) {
    try {
      return archived(account, expected);
    } catch (RefusedException e) {
      for (Bytes pcr0 : earlier) {
        try {
          return archived(account, PcrValues.of(Map.of(0, pcr0)));
        } catch (RefusedException _) {
          // what the image of today has against it is what is told
        }
      }
      throw e;
    }
  }

  private Birthplace archived(Account account, PcrValues image) {
    return check(
        account,
        EnumSet.allOf(Origin.class),
        new AttestationExpectations(image, Optional.empty(), new Freshness.Archived()));
  }

  private Birthplace check(
      Account account, Set<Origin> accepted, AttestationExpectations expectations) {
    requireExpectations();
    return certificates.check(account, accepted, expectations);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.BIRTH_CERTIFICATE_REFUSED, sentence);
  }
}
