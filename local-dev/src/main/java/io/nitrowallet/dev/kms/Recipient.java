package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Whom a reply is encrypted to: the RSA key in a verified attestation document, and the PCRs that
/// the key policy judges.
record Recipient(RSAPublicKey publicKey, PcrValues pcrs) {
  private static final Set<String> MEMBERS =
      Set.of("KeyEncryptionAlgorithm", "AttestationDocument");
  private static final int MIN_MODULUS_BITS = 2048;
  private static final int MAX_MODULUS_BITS = 4096;

  /// Reads and verifies a request's `Recipient`: form, chain, signature, age.
  ///
  /// @throws KmsFault `ValidationException` if any of it does not hold
  static Recipient verify(ObjectNode node, AttestationVerifier verifier, Instant now) {
    KmsParameters members = KmsParameters.of(node, MEMBERS);
    if (!members.string("KeyEncryptionAlgorithm").equals("RSAES_OAEP_SHA_256")) {
      throw KmsFault.validation("KeyEncryptionAlgorithm is RSAES_OAEP_SHA_256");
    }
    Bytes encoded = members.bytes("AttestationDocument", AttestationDocument.MAX_LENGTH);
    AttestationVerdict verdict =
        verifier.verify(
            encoded,
            new AttestationExpectations(
                claimedPcrs(encoded),
                Optional.empty(),
                AttestationExpectations.Freshness.Live.at(now)));
    return switch (verdict) {
      case Verified verified ->
          new Recipient(publicKey(verified.document()), verified.document().pcrs());
      case Rejected rejected ->
          throw KmsFault.validation(
              "the attestation document was refused: "
                  + rejected.differences().getFirst().sentence());
    };
  }

  /// The document's own registers: it is the key policy that compares them, not the verifier, which
  /// however judges no document without expectations.
  private static PcrValues claimedPcrs(Bytes encoded) {
    try {
      PcrValues claimed =
          AttestationDocumentCodec.decode(CoseSign1.decode(encoded).payload()).pcrs();
      if (claimed.get(0).isEmpty()) {
        throw KmsFault.validation("the attestation document has no PCR0");
      }
      return claimed;
    } catch (RefusedException e) {
      throw KmsFault.validation("the attestation document was refused: " + e.sentence());
    }
  }

  private static RSAPublicKey publicKey(AttestationDocument document) {
    Bytes encoded =
        document
            .publicKey()
            .orElseThrow(() -> KmsFault.validation("the attestation document has no public_key"));
    try {
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded.toArray()))
              instanceof RSAPublicKey key
          && key.getModulus().bitLength() >= MIN_MODULUS_BITS
          && key.getModulus().bitLength() <= MAX_MODULUS_BITS) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw KmsFault.validation("the document's public_key is no RSA SubjectPublicKeyInfo");
    }
    throw KmsFault.validation("the document's public_key has another size than KMS takes");
  }
}
