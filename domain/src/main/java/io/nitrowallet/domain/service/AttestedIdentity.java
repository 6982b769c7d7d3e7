package io.nitrowallet.domain.service;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
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
import org.jspecify.annotations.Nullable;

/// The identity of the enclave life that a requester deals with: attested once, when it is first
/// needed, and remembered until another life answers. What that one signed is refused, and the next
/// request attests anew: an enclave may have been restarted. Thread-safe.
public final class AttestedIdentity {
  private static final int NONCE_LENGTH = 32;

  private final AttestUseCase enclave;
  private final AttestationVerifier verifier;
  private final PcrValues expected;
  private final Entropy entropy;
  private final TimeSource time;
  private @Nullable EnclaveIdentity identity;

  /// @param enclave whom to ask; the answer may come from anybody
  /// @param expected the registers that the image must show, PCR0 among them
  public AttestedIdentity(
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

  /// The identity; asks the enclave the first time.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED}, which says every
  ///   difference; with {@link ErrorCode#INVALID_CONFIGURATION} if no PCR0 is expected; as the
  ///   enclave refuses
  public synchronized EnclaveIdentity get() {
    if (identity == null) {
      identity = attest();
    }
    return identity;
  }

  /// Whether `life` is the one that this session deals with.
  ///
  /// @throws RefusedException as {@link #get}
  public boolean is(EnclaveIdentity life) {
    return get().equals(life);
  }

  /// Ends the session with this life.
  public synchronized void forget() {
    identity = null;
  }

  private EnclaveIdentity attest() {
    if (expected.get(0).isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "set 'attestation.pcrs' with the image's PCR0: without it, nobody knows which enclave"
              + " answers");
    }
    Bytes nonce = entropy.draw(NONCE_LENGTH);
    return switch (enclave.attest(nonce)) {
      case Attested attested -> verify(attested.document(), nonce);
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  private EnclaveIdentity verify(Bytes document, Bytes nonce) {
    var expectations =
        new AttestationExpectations(expected, Optional.of(nonce), Freshness.Live.at(time.now()));
    return switch (verifier.verify(document, expectations)) {
      case Verified verified ->
          EnclaveIdentity.decode(verified.document().publicKey().orElse(Bytes.EMPTY));
      case Rejected rejected ->
          throw new RefusedException(
              ErrorCode.ATTESTATION_REFUSED,
              rejected.sentence("the enclave is not to be trusted: "));
    };
  }
}
