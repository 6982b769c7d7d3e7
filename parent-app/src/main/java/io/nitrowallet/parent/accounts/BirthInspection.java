package io.nitrowallet.parent.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.service.BirthCertificateCheck;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a new row with what was asked for, and its birth certificate with both.
public final class BirthInspection {
  private static final long VERSION_AT_BIRTH = 1;

  private final BirthCertificateCheck certificates;
  private final PcrValues expected;
  private final TimeSource time;

  /// @param expected the registers that the enclave's image must show
  public BirthInspection(AttestationVerifier verifier, PcrValues expected, TimeSource time) {
    this.certificates = new BirthCertificateCheck(verifier);
    this.expected = expected;
    this.time = time;
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

  /// Checks a row that was just generated.
  ///
  /// @return where it was born
  /// @throws RefusedException with {@link ErrorCode#BIRTH_CERTIFICATE_REFUSED}, which says every
  ///   difference
  Birthplace inspect(GenerateAccountCommand asked, Account answered) {
    List<String> differences = differences(asked, answered);
    if (!differences.isEmpty()) {
      throw new RefusedException(
          ErrorCode.BIRTH_CERTIFICATE_REFUSED,
          "the answer differs from what was asked for: " + String.join("; ", differences));
    }
    return check(answered, asked.nonce(), Freshness.Live.at(time.now()));
  }

  /// Checks a row that was generated some time ago, whose nonce only its requester knew.
  Birthplace inspectArchived(Account account) {
    return check(account, Optional.empty(), new Freshness.Archived());
  }

  private Birthplace check(Account account, Optional<Bytes> nonce, Freshness freshness) {
    requireExpectations();
    return certificates.check(
        account, Origin.GENERATED, new AttestationExpectations(expected, nonce, freshness));
  }

  private static List<String> differences(GenerateAccountCommand asked, Account answered) {
    List<String> differences = new ArrayList<>();
    if (!answered.name().equals(asked.name())) {
      differences.add("it is named '%s'".formatted(answered.name()));
    }
    var keyArn = answered.sealing().keyArn();
    if (!asked
        .keyId()
        .map(id -> id.equals(keyArn.value()) || id.equals(keyArn.keyId()))
        .orElse(true)) {
      differences.add("it is sealed under the KMS key " + keyArn);
    }
    if (!asked.policy().map(answered.policy()::equals).orElse(true)) {
      differences.add("its policy is another");
    }
    if (answered.sealing().version() != VERSION_AT_BIRTH) {
      differences.add("its version is %s".formatted(answered.sealing().version()));
    }
    return differences;
  }
}
