package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
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
import java.time.Duration;
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

  /// Asks once, and demands the configured registers, the default age and no debug mode.
  ///
  /// @throws RefusedException as {@link #ask(Demand)}
  public Appraisal ask() {
    return ask(new Demand(expected, Freshness.Live.DEFAULT_MAX_AGE, DebugMode.REFUSED));
  }

  /// Asks once.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if no PCR0 is expected;
  ///   as the enclave refuses. A document that does not stand is no exception: see the verdict
  public Appraisal ask(Demand demand) {
    demand.requirePcr0();
    Bytes nonce = entropy.draw(NONCE_LENGTH);
    Attested attested =
        switch (enclave.attest(nonce)) {
          case Attested answer -> answer;
          case Refused(var code, var message) -> throw new RefusedException(code, message);
        };
    var freshness = new Freshness.Live(time.now(), demand.maxAge());
    return new Appraisal(
        attested, verifier.verify(attested.document(), demand.of(Optional.of(nonce), freshness)));
  }

  /// What is demanded of a document, whenever it is judged.
  ///
  /// @param maxAge how old a live document may be
  public record Demand(PcrValues pcrs, Duration maxAge, DebugMode debugMode) {
    private void requirePcr0() {
      if (pcrs.get(0).isEmpty()) {
        throw new RefusedException(
            ErrorCode.INVALID_CONFIGURATION,
            "set 'attestation.pcrs' with the image's PCR0, or give --expect or --pcr0: an"
                + " attestation that is compared with nothing proves nothing");
      }
    }

    /// The expectations of one document.
    ///
    /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if no PCR0 is expected
    public AttestationExpectations of(Optional<Bytes> nonce, Freshness freshness) {
      requirePcr0();
      return new AttestationExpectations(pcrs, nonce, freshness, debugMode);
    }
  }

  /// A judged document.
  public record Appraisal(Attested attested, AttestationVerdict verdict) {}
}
