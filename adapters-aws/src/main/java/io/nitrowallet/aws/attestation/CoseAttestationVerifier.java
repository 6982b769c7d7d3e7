package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Verifies documents of the Nitro Secure Module against one pinned root: every step of protocol.md
/// §6, in its order.
///
/// A document that cannot be decoded is rejected for that alone. Of a decoded one all differences
/// are listed, so that an operator sees at once whether, say, only a PCR is off. A verified
/// document was signed by a Nitro enclave whose image has the expected PCRs; that the enclave still
/// runs follows from a nonce and {@link Freshness.Live} only. Certificates' revocation is not
/// looked up: the enclave has no network for it, and leaves live for three hours.
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
    try {
      return verifyDecoded(CoseSign1.decode(document), expectations);
    } catch (RefusedException e) {
      return rejected(Check.FORM, e.sentence());
    } catch (RuntimeException e) {
      // The bytes may be an adversary's, and not all parsers below are ours: whatever they throw
      // ends in a rejection.
      return rejected(Check.FORM, "the document cannot be examined: its content is malformed");
    }
  }

  private AttestationVerdict verifyDecoded(CoseSign1 signed, AttestationExpectations expectations) {
    List<Difference> differences = new ArrayList<>(SignatureCheck.form(signed));
    if (!differences.isEmpty()) {
      return new Rejected(differences);
    }
    AttestationDocument document = AttestationDocumentCodec.decode(signed.payload());
    CertificateChain chain = CertificateChain.decode(document);
    Instant validAt =
        switch (expectations.freshness()) {
          case Freshness.Live live -> live.now();
          case Freshness.Archived() -> document.timestamp();
        };
    differences.addAll(ChainCheck.check(chain, root, validAt));
    differences.addAll(SignatureCheck.check(signed, chain.leaf()));
    differences.addAll(ExpectationsCheck.check(document, expectations));
    return differences.isEmpty()
        ? new Verified(document, root.identity())
        : new Rejected(differences);
  }

  private static Rejected rejected(Check check, String sentence) {
    return new Rejected(List.of(new Difference(check, sentence)));
  }
}
