package io.nitrowallet.parent.attestation;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import java.util.Optional;

/// Has an enclave attest itself over a nonce that nobody could foresee, and judges the document.
public final class AttestationInquiry {
  private static final int NONCE_LENGTH = 32;

  private final AttestUseCase enclave;
  private final AttestationVerifier verifier;
  private final PcrValues expected;
  private final Entropy entropy;
  private final TimeSource time;

  /// @param expected the registers that the image must show, PCR0 among them
  public AttestationInquiry(
      AttestUseCase enclave,
      AttestationVerifier verifier,
      PcrValues expected,
      Entropy entropy,
      TimeSource time) {
    this.enclave = enclave;
    this.verifier = verifier;
    this.expected = expected;
    this.entropy = entropy;
    this.time = time;
  }

  /// Asks once.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if no PCR0 is expected;
  ///   as the enclave refuses. A document that does not stand is no exception: see the verdict
  public Appraisal ask() {
    if (expected.get(0).isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "set 'attestation.pcrs' with the image's PCR0: an attestation that is compared with"
              + " nothing proves nothing");
    }
    Bytes nonce = entropy.draw(NONCE_LENGTH);
    Attested attested =
        switch (enclave.attest(nonce)) {
          case Attested answer -> answer;
          case Refused(var code, var message) -> throw new RefusedException(code, message);
        };
    var expectations =
        new AttestationExpectations(expected, Optional.of(nonce), Freshness.Live.at(time.now()));
    return new Appraisal(attested, verifier.verify(attested.document(), expectations));
  }

  /// A judged document.
  public record Appraisal(Attested attested, AttestationVerdict verdict) {}
}
