package io.nitrowallet.aws.attestation;

import io.nitrowallet.aws.attestation.TestCertificate.Template;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chain of the real shape with documents of its leaf, for tests to bend.
///
/// @param authorities the root first
record TestEnclave(List<TestCertificate> authorities, TestCertificate leaf) {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Bytes NONCE = Bytes.ofHex("11".repeat(32));
  static final Bytes PCR0 = Bytes.ofHex("a0".repeat(48));
  static final PcrValues PCRS =
      PcrValues.of(
          Map.of(0, PCR0, 1, Bytes.ofHex("a1".repeat(48)), 4, Bytes.ofHex("a4".repeat(48))));

  private static final Instant START = NOW.minus(Duration.ofHours(1));
  static final Template ROOT = Template.authority("root", START, Duration.ofDays(10_000), 9);
  static final Template REGION_CA = Template.authority("region", START, Duration.ofDays(20), 2);
  static final Template ZONE_CA = Template.authority("zone", START, Duration.ofDays(6), 1);
  static final Template INSTANCE_CA = Template.authority("instance", START, Duration.ofDays(1), 0);
  static final Template LEAF = Template.leaf(START);

  static TestEnclave genuine() {
    return below(TestCertificate.selfSigned(ROOT), List.of(REGION_CA, ZONE_CA, INSTANCE_CA), LEAF);
  }

  static TestEnclave below(TestCertificate root, List<Template> intermediates, Template leaf) {
    List<TestCertificate> authorities = new ArrayList<>(List.of(root));
    intermediates.forEach(next -> authorities.add(authorities.getLast().issue(next)));
    return new TestEnclave(List.copyOf(authorities), authorities.getLast().issue(leaf));
  }

  CoseAttestationVerifier verifier() {
    return CoseAttestationVerifier.withDevelopmentRoot(authorities.getFirst().der());
  }

  List<Bytes> bundle() {
    return authorities.stream().map(TestCertificate::der).toList();
  }

  AttestationDocument document() {
    return document(NOW, PCRS, bundle(), Optional.of(NONCE));
  }

  AttestationDocument document(
      Instant time, PcrValues pcrs, List<Bytes> bundle, Optional<Bytes> nonce) {
    return new AttestationDocument(
        "i-0abc-enc0123",
        time,
        pcrs,
        leaf.der(),
        bundle,
        Optional.of(Bytes.ofHex("04")),
        Optional.empty(),
        nonce);
  }

  Bytes sign(AttestationDocument document) {
    return sign(AttestationDocumentCodec.encode(document));
  }

  Bytes sign(Bytes payload) {
    Bytes header = CoseSign1.protectedHeader(CoseSign1.ES384);
    return sign(header, payload, "SHA384withECDSAinP1363Format").encode();
  }

  CoseSign1 sign(Bytes header, Bytes payload, String algorithm) {
    Bytes input = new CoseSign1(header, payload, Bytes.EMPTY).signatureInput();
    return new CoseSign1(header, payload, sign(leaf.keys().getPrivate(), input, algorithm));
  }

  static Bytes sign(PrivateKey key, Bytes input, String algorithm) {
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(input.toArray());
      return Bytes.copyOf(signer.sign());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static AttestationExpectations live(Instant now) {
    return new AttestationExpectations(PCRS, Optional.of(NONCE), Freshness.Live.at(now));
  }

  AttestationVerdict verdict(Bytes document) {
    return verifier().verify(document, live(NOW));
  }

  static List<Check> checks(AttestationVerdict verdict) {
    return switch (verdict) {
      case Verified _ -> List.of();
      case Rejected rejected -> rejected.differences().stream().map(Difference::check).toList();
    };
  }

  static String sentences(AttestationVerdict verdict) {
    return switch (verdict) {
      case Verified _ -> "";
      case Rejected rejected ->
          String.join("\n", rejected.differences().stream().map(Difference::sentence).toList());
    };
  }
}
