package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// Believes documents that are just `user_data ‖ nonce`, or `user_data ‖ nonce ‖ identity` where
/// the enclave is to be another than {@link #LIFE}. Signatures and chains are the real verifier's
/// own subject.
public final class PaperVerifier implements AttestationVerifier {
  private static final TrustRoot ROOT =
      new TrustRoot(Bytes.ofHex("00".repeat(32)), TrustRoot.Kind.DEVELOPMENT);

  /// The identity of an enclave whose document names none.
  static final EnclaveIdentity LIFE = identity(9);

  static EnclaveIdentity identity(int seed) {
    byte[] key = new byte[32];
    key[1] = (byte) seed;
    var x25519 = new X25519PrivateKeyParameters(key, 0).generatePublicKey();
    return new EnclaveIdentity(Bytes.copyOf(x25519.getEncoded()), Bytes.ofHex("22".repeat(32)));
  }

  /// A document that states nothing of an account.
  static Bytes document(Bytes nonce) {
    return certificate(Bytes.ofHex("00".repeat(32)), nonce);
  }

  public static Bytes certificate(Bytes userData, Bytes nonce) {
    return Bytes.concat(userData, nonce);
  }

  @Override
  public AttestationVerdict verify(Bytes document, AttestationExpectations expectations) {
    if (!expectations.pcrs().equals(Fixture.PCRS)) {
      return rejected(Check.PCRS, "PCR0 differs");
    }
    Bytes nonce = document.slice(32, 64);
    if (expectations.nonce().isPresent() && !expectations.nonce().get().equals(nonce)) {
      return rejected(Check.NONCE, "the nonce differs");
    }
    AttestationDocument said =
        new AttestationDocument(
            "i-1-enc1",
            Instant.EPOCH,
            Fixture.PCRS,
            Bytes.EMPTY,
            List.of(),
            Optional.of(document.length() > 64 ? document.slice(64, 128) : LIFE.encode()),
            Optional.of(document.slice(0, 32)),
            Optional.of(nonce));
    return new Verified(new AttestationReport(said, expectations, List.of()), ROOT);
  }

  private static Rejected rejected(Check check, String sentence) {
    return new Rejected(List.of(new Difference(check, sentence)), Optional.empty(), ROOT);
  }
}
