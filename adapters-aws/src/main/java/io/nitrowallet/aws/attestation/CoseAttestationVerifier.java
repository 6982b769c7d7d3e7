package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;

/// Verifies documents of the Nitro Secure Module against one pinned root: every step of protocol.md
/// §6, in its order.
///
/// A document that cannot be decoded is rejected for that. Of a decoded one all differences are
/// listed, so that an operator sees at once whether, say, only a PCR is off. A verified document
/// was signed by a Nitro enclave whose image has the expected PCRs; that the enclave still runs
/// follows from a nonce and {@link Freshness.Live} only. Certificates' revocation is not looked up:
/// the enclave has no network for it, and leaves live for three hours.
///
/// Instances are immutable and thread-safe.
public final class CoseAttestationVerifier implements AttestationVerifier {
  private final PinnedRoot root;

  private CoseAttestationVerifier(PinnedRoot root) {
    this.root = root;
  }

  /// Trusts the AWS Nitro Enclaves Root-G1, which this program carries, and nothing else.
  public static CoseAttestationVerifier withAwsRoot() {
    return new CoseAttestationVerifier(PinnedRoot.aws());
  }

  /// Trusts this root and nothing else: a simulator's. Verdicts say DEVELOPMENT.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless it is one DER certificate
  public static CoseAttestationVerifier withDevelopmentRoot(Bytes certificateDer) {
    return new CoseAttestationVerifier(PinnedRoot.development(certificateDer));
  }

  @Override
  public AttestationVerdict verify(Bytes document, AttestationExpectations expectations) {
    return new Examination(root, expectations).examine(document);
  }
}
