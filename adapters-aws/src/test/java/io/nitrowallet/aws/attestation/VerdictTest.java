package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.NONCE;
import static io.nitrowallet.aws.attestation.TestEnclave.NOW;
import static io.nitrowallet.aws.attestation.TestEnclave.PCRS;
import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a verdict tells an operator, whichever it is: the root, all differences, the document
/// beside the demands.
class VerdictTest {
  private static final TestEnclave ENCLAVE = TestEnclave.genuine();
  private static final Bytes ZERO = Bytes.copyOf(new byte[48]);

  @Test
  void saysInEveryVerdictWhichRootTheDocumentWasHeldTo() {
    TrustRoot root =
        new TrustRoot(Digests.sha256(ENCLAVE.bundle().getFirst()), TrustRoot.Kind.DEVELOPMENT);
    TestEnclave foreign = TestEnclave.genuine();
    for (Bytes document :
        List.of(
            ENCLAVE.sign(ENCLAVE.document()),
            flipLast(ENCLAVE.sign(ENCLAVE.document())),
            foreign.sign(foreign.document()),
            Bytes.EMPTY)) {
      assertEquals(root, ENCLAVE.verdict(document).root());
    }
    assertEquals(
        new TrustRoot(PinnedRoot.AWS_FINGERPRINT, TrustRoot.Kind.AWS),
        CoseAttestationVerifier.withAwsRoot().verify(Bytes.EMPTY, TestEnclave.live(NOW)).root());
  }

  @Test
  void showsADocumentThatWasRefusedBesideWhatWasDemanded() {
    Bytes unsigned = flipLast(ENCLAVE.sign(ENCLAVE.document()));
    Rejected rejected = assertInstanceOf(Rejected.class, ENCLAVE.verdict(unsigned));
    AttestationReport report = rejected.report().orElseThrow();
    assertEquals(ENCLAVE.document(), report.document());
    assertEquals(TestEnclave.live(NOW), report.expectations());
    assertEquals(
        List.of(
            "the root certificate",
            "intermediate certificate 1 of 3",
            "intermediate certificate 2 of 3",
            "intermediate certificate 3 of 3",
            "the leaf certificate"),
        report.chain().stream().map(ReportedCertificate::name).toList());
    assertEquals("O=Test,CN=i-0abc-enc0123.test.aws", report.chain().getLast().subject());
    assertEquals(Digests.sha256(ENCLAVE.leaf().der()), report.chain().getLast().fingerprint());
    assertEquals(Duration.ofHours(3), validity(report.chain().getLast()));
  }

  @Test
  void showsOfADocumentWithoutCertificatesTheRest() {
    AttestationDocument document =
        ENCLAVE.document(NOW, PCRS, List.of(Bytes.ofHex("30")), Optional.empty());
    Rejected rejected = assertInstanceOf(Rejected.class, ENCLAVE.verdict(ENCLAVE.sign(document)));
    assertEquals(List.of(Check.FORM, Check.NONCE), checks(rejected));
    assertEquals(List.of(), rejected.report().orElseThrow().chain());
  }

  @Test
  void showsNothingOfWhatDoesNotDecode() {
    Rejected rejected = assertInstanceOf(Rejected.class, ENCLAVE.verdict(Bytes.ofHex("84")));
    assertEquals(Optional.empty(), rejected.report());
  }

  @Test
  void listsWhatElseIsWrongBehindAnotherAlgorithm() {
    AttestationDocument document =
        ENCLAVE.document(NOW, PcrValues.of(Map.of(0, ZERO)), ENCLAVE.bundle(), Optional.of(NONCE));
    Bytes header = CoseSign1.protectedHeader(-7);
    Bytes payload = AttestationDocumentCodec.encode(document);
    Bytes signed = ENCLAVE.sign(header, payload, "SHA384withECDSA").encode();
    assertEquals(
        List.of(Check.ALGORITHM, Check.FORM, Check.PCRS, Check.PCRS, Check.PCRS, Check.DEBUG),
        checks(ENCLAVE.verdict(signed)));
  }

  @Test
  void listsAllDifferencesInTheOrderOfTheChecks() {
    TestEnclave foreign = TestEnclave.genuine();
    AttestationDocument document =
        foreign.document(
            NOW.minus(Duration.ofHours(1)),
            PcrValues.of(Map.of(0, ZERO)),
            foreign.bundle(),
            Optional.empty());
    Bytes signed = flipLast(foreign.sign(document));
    assertEquals(
        List.of(
            Check.CHAIN,
            Check.SIGNATURE,
            Check.FRESHNESS,
            Check.NONCE,
            Check.PCRS,
            Check.PCRS,
            Check.PCRS,
            Check.DEBUG),
        checks(ENCLAVE.verdict(signed)));
  }

  private static Duration validity(ReportedCertificate certificate) {
    return Duration.between(certificate.from(), certificate.until());
  }

  private static Bytes flipLast(Bytes document) {
    byte[] bytes = document.toArray();
    bytes[bytes.length - 1] ^= 1;
    return Bytes.copyOf(bytes);
  }
}
