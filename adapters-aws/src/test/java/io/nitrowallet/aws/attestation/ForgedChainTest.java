package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.INSTANCE_CA;
import static io.nitrowallet.aws.attestation.TestEnclave.LEAF;
import static io.nitrowallet.aws.attestation.TestEnclave.NONCE;
import static io.nitrowallet.aws.attestation.TestEnclave.NOW;
import static io.nitrowallet.aws.attestation.TestEnclave.PCRS;
import static io.nitrowallet.aws.attestation.TestEnclave.REGION_CA;
import static io.nitrowallet.aws.attestation.TestEnclave.ROOT;
import static io.nitrowallet.aws.attestation.TestEnclave.ZONE_CA;
import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.attestation.TestCertificate.Template;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/// Chains that do not lead from the pinned root to a leaf that may sign.
class ForgedChainTest {
  private static final TestCertificate PINNED = TestCertificate.selfSigned(ROOT);
  private static final TestEnclave GENUINE =
      TestEnclave.below(PINNED, List.of(REGION_CA, ZONE_CA, INSTANCE_CA), LEAF);
  private static final Bytes ROOT_DER = GENUINE.bundle().get(0);
  private static final Bytes REGION_DER = GENUINE.bundle().get(1);
  private static final Bytes ZONE_DER = GENUINE.bundle().get(2);
  private static final Bytes INSTANCE_DER = GENUINE.bundle().get(3);

  @Test
  void acceptsTheGenuineChain() {
    assertEquals(List.of(), checks(GENUINE.verdict(GENUINE.sign(GENUINE.document()))));
  }

  @Test
  void refusesAForeignRootThoughItHasTheSameName() {
    TestEnclave foreign = TestEnclave.genuine();
    assertDocumentRefused("not at the configured root", foreign.sign(foreign.document()));
  }

  @Test
  void refusesAForeignChainBehindThePinnedRoot() {
    TestEnclave foreign = TestEnclave.genuine();
    List<Bytes> bundle =
        List.of(
            ROOT_DER, foreign.bundle().get(1), foreign.bundle().get(2), foreign.bundle().get(3));
    assertDocumentRefused(
        "intermediate certificate 1 of 3 was not signed by the one above it",
        foreign.sign(foreign.document(NOW, PCRS, bundle, Optional.of(NONCE))));
  }

  @Test
  void refusesAMissingIntermediate() {
    assertRefused("was not issued by the one above it", ROOT_DER, REGION_DER, INSTANCE_DER);
    assertRefused("was not issued by the one above it", ROOT_DER);
  }

  @Test
  void refusesASwappedBundle() {
    assertRefused("order was changed", ROOT_DER, ZONE_DER, REGION_DER, INSTANCE_DER);
    assertRefused("order was changed", REGION_DER, ROOT_DER, ZONE_DER, INSTANCE_DER);
    assertRefused("order was changed", INSTANCE_DER, ZONE_DER, REGION_DER, ROOT_DER);
  }

  @Test
  void refusesABundleWithoutItsRoot() {
    assertRefused("not at the configured root", REGION_DER, ZONE_DER, INSTANCE_DER);
  }

  @Test
  void refusesALeafThatIsAnAuthority() {
    Template authority =
        LEAF.withPathLength(0).withUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign);
    assertRefused(
        "the leaf certificate is a certificate authority",
        List.of(REGION_CA, ZONE_CA, INSTANCE_CA.withPathLength(1)),
        authority);
  }

  @Test
  void refusesAnEnclavesLeafAsAnIssuer() {
    assertRefused(
        "intermediate certificate 4 of 4 is no certificate authority",
        List.of(REGION_CA, ZONE_CA, INSTANCE_CA, LEAF.withUsage(KeyUsage.keyCertSign)),
        LEAF);
  }

  @Test
  void refusesAPathLongerThanAnAuthorityAllows() {
    Template extra = Template.authority("extra", NOW.minusSeconds(60), Duration.ofHours(3), 0);
    assertRefused("path length", List.of(REGION_CA, ZONE_CA, INSTANCE_CA, extra), LEAF);
  }

  @Test
  void refusesAnIssuerThatMayNotSignCertificates() {
    assertRefused(
        "intermediate certificate 2 of 3 may not sign certificates",
        List.of(REGION_CA, ZONE_CA.withUsage(KeyUsage.digitalSignature), INSTANCE_CA),
        LEAF);
  }

  @Test
  void refusesCertificatesThatDoNotSayWhatTheyAreFor() {
    assertRefused(
        "intermediate certificate 2 of 3 may not sign certificates",
        List.of(REGION_CA, ZONE_CA.withUsage(0), INSTANCE_CA),
        LEAF);
    assertRefused(
        "the leaf certificate is not for digital signatures",
        List.of(REGION_CA, ZONE_CA, INSTANCE_CA),
        LEAF.withUsage(0));
  }

  @Test
  void refusesAnIssuerOnAnotherCurve() {
    assertRefused(
        "intermediate certificate 2 of 3's key is not on the curve P-384",
        List.of(REGION_CA, ZONE_CA.withCurve("secp521r1"), INSTANCE_CA),
        LEAF);
  }

  @Test
  void refusesACertificateUnderAnotherHash() {
    TestCertificate region = PINNED.issue(REGION_CA);
    TestCertificate zone = region.issue(ZONE_CA, "SHA256withECDSA");
    TestCertificate instance = zone.issue(INSTANCE_CA);
    TestEnclave enclave =
        new TestEnclave(List.of(PINNED, region, zone, instance), instance.issue(LEAF));
    assertDocumentRefused(
        "intermediate certificate 2 of 3 is not signed by ECDSA with SHA-384",
        enclave.sign(enclave.document()));
  }

  @Test
  void findsAForgedCertificateBehindOneThatIsOutOfDate() {
    Template expired =
        Template.authority("region", NOW.minusSeconds(7200), Duration.ofMinutes(90), 2);
    TestCertificate zone = TestCertificate.selfSigned(REGION_CA).issue(ZONE_CA);
    TestEnclave enclave =
        new TestEnclave(List.of(PINNED, PINNED.issue(expired), zone), zone.issue(LEAF));
    AttestationVerdict verdict = GENUINE.verdict(enclave.sign(enclave.document()));
    assertEquals(List.of(Check.CHAIN, Check.CHAIN), checks(verdict));
    assertTrue(
        sentences(verdict).contains("intermediate certificate 1 of 2 is valid from"),
        sentences(verdict));
    assertTrue(
        sentences(verdict).contains("was not signed by the one above it"), sentences(verdict));
  }

  @Test
  void refusesALeafThatIsNotForSignatures() {
    assertRefused(
        "not for digital signatures",
        List.of(REGION_CA, ZONE_CA, INSTANCE_CA),
        LEAF.withUsage(KeyUsage.keyAgreement));
  }

  @Test
  void refusesALeafOnAnotherCurve() {
    TestEnclave enclave =
        TestEnclave.below(
            PINNED, List.of(REGION_CA, ZONE_CA, INSTANCE_CA), LEAF.withCurve("secp521r1"));
    Bytes header = CoseSign1.protectedHeader(-35);
    Bytes payload = AttestationDocumentCodec.encode(enclave.document());
    Bytes signature = Bytes.copyOf(new byte[96]);
    AttestationVerdict verdict =
        GENUINE.verdict(new CoseSign1(header, payload, signature).encode());
    assertEquals(List.of(Check.CHAIN, Check.SIGNATURE), checks(verdict));
    assertTrue(sentences(verdict).contains("not on the curve P-384"));
  }

  @Test
  void refusesAnIntermediateThatIsOutOfDateAndNamesIt() {
    Template expired = Template.authority("zone", NOW.minusSeconds(7200), Duration.ofHours(1), 1);
    Template future = Template.authority("zone", NOW.plusSeconds(1), Duration.ofHours(1), 1);
    for (Template zone : List.of(expired, future)) {
      assertRefused(
          "intermediate certificate 2 of 3 is valid from",
          List.of(REGION_CA, zone, INSTANCE_CA),
          LEAF);
    }
  }

  @Test
  void refusesARootThatIsOutOfDate() {
    Template expired = Template.authority("root", NOW.minusSeconds(7200), Duration.ofHours(1), 9);
    TestEnclave enclave =
        TestEnclave.below(
            TestCertificate.selfSigned(expired), List.of(REGION_CA, ZONE_CA, INSTANCE_CA), LEAF);
    AttestationVerdict verdict = enclave.verdict(enclave.sign(enclave.document()));
    assertEquals(List.of(Check.CHAIN), checks(verdict));
    assertTrue(sentences(verdict).contains("the root certificate is valid from"));
  }

  @Test
  void refusesCertificatesThatAreNotExactlyDer() {
    Bytes pem =
        Bytes.copyOf(
            ("-----BEGIN CERTIFICATE-----\n"
                    + REGION_DER.base64()
                    + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII));
    for (Bytes region :
        List.of(pem, Bytes.concat(REGION_DER, Bytes.ofHex("00")), Bytes.ofHex("30"))) {
      AttestationVerdict verdict = withBundle(ROOT_DER, region, ZONE_DER, INSTANCE_DER);
      assertEquals(List.of(Check.FORM), checks(verdict));
      assertTrue(sentences(verdict).contains("certificate 2 of the bundle"));
    }
  }

  private static void assertRefused(String sentence, List<Template> intermediates, Template leaf) {
    TestEnclave enclave = TestEnclave.below(PINNED, intermediates, leaf);
    assertDocumentRefused(sentence, enclave.sign(enclave.document()));
  }

  private static void assertRefused(String sentence, Bytes... bundle) {
    assertRefusal(sentence, withBundle(bundle));
  }

  private static void assertDocumentRefused(String sentence, Bytes document) {
    assertRefusal(sentence, GENUINE.verdict(document));
  }

  private static void assertRefusal(String sentence, AttestationVerdict verdict) {
    assertEquals(List.of(Check.CHAIN), checks(verdict));
    assertTrue(sentences(verdict).contains(sentence), sentences(verdict));
  }

  private static AttestationVerdict withBundle(Bytes... bundle) {
    return GENUINE.verdict(
        GENUINE.sign(GENUINE.document(NOW, PCRS, List.of(bundle), Optional.of(NONCE))));
  }
}
