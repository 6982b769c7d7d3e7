package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.attestation.AttestationVectors.Vector;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The verifier against real documents, under AWS's own root.
class PublishedDocumentTest {
  private static final CoseAttestationVerifier VERIFIER = CoseAttestationVerifier.withAwsRoot();
  private static final Freshness ARCHIVED = new Freshness.Archived();
  private static final String FOREIGN_ROOT =
      "024a7c97261ad34de885537fa08b8bd35121a28d9dc2017e688e4813fda28c96";

  /// By file name without its hash: the checks that fail, and what the sentences must say.
  private static final Map<String, Refusal> FORGED =
      Map.of(
          "2022-11-09-veracruz-project-go-nitro-enclave-attestation-document",
              new Refusal(
                  List.of(Check.SIGNATURE), List.of("was not made by its certificate's key")),
          "2024-12-13-marlinprotocol-oyster-monorepo",
              new Refusal(
                  List.of(Check.CHAIN, Check.DEBUG),
                  List.of("begin at the root " + FOREIGN_ROOT + ", not at the AWS", "debug mode")),
          "qemu-10.0-virtio-nsm-unsigned",
              new Refusal(
                  List.of(Check.ALGORITHM, Check.FORM, Check.FORM, Check.PCRS),
                  List.of(
                      "names the signature algorithm -1; only ES384 (-35)",
                      "is 64 bytes long; an ES384 signature has 96",
                      "certificate 1 of the bundle is not a well-formed X.509 certificate",
                      "PCR0 (the whole image) is de6e564a")));

  @TestFactory
  Stream<DynamicTest> verifiesDocumentsOfEnclavesAtTheirTime() throws IOException {
    List<Vector> documents = valid(false);
    assertEquals(16, documents.size());
    return each(
        documents,
        vector -> {
          for (Freshness freshness : List.of(ARCHIVED, Freshness.Live.at(vector.time()))) {
            AttestationVerdict verdict = verify(vector, freshness, DebugMode.REFUSED);
            Verified verified = assertInstanceOf(Verified.class, verdict, () -> sentences(verdict));
            assertEquals(TrustRoot.Kind.AWS, verified.root().kind());
            assertFalse(verified.report().debugMode());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesDebugModeUnlessItIsAllowedAndThenReportsIt() throws IOException {
    List<Vector> documents = valid(true);
    assertEquals(7, documents.size());
    return each(
        documents,
        vector -> {
          AttestationVerdict refused = verify(vector, ARCHIVED, DebugMode.REFUSED);
          assertEquals(List.of(Check.DEBUG), checks(refused), () -> sentences(refused));
          AttestationVerdict allowed = verify(vector, ARCHIVED, DebugMode.ALLOWED);
          Verified verified = assertInstanceOf(Verified.class, allowed, () -> sentences(allowed));
          assertTrue(verified.report().debugMode());
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesThemOnAnotherDay() throws IOException {
    return each(
        AttestationVectors.of("valid").all().toList(),
        vector -> {
          for (Duration off : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
            Instant day = vector.time().plus(off);
            AttestationVerdict verdict = verify(vector, Freshness.Live.at(day), DebugMode.ALLOWED);
            assertEquals(Set.of(Check.CHAIN, Check.FRESHNESS), Set.copyOf(checks(verdict)));
            // Certificates alone end it, however old a document may be.
            Freshness patient = new Freshness.Live(day, Duration.ofDays(9));
            assertTrue(checks(verify(vector, patient, DebugMode.ALLOWED)).contains(Check.CHAIN));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesThemUnderOtherExpectations() throws IOException {
    return each(
        AttestationVectors.of("valid").all().toList(),
        vector -> {
          Map<Integer, Bytes> pcrs = new TreeMap<>(vector.pcrs());
          pcrs.put(2, Bytes.ofHex("ab".repeat(48)));
          AttestationVerdict verdict = verify(vector.document(), pcrs, ARCHIVED, DebugMode.ALLOWED);
          assertEquals(List.of(Check.PCRS), checks(verdict));
          assertTrue(sentences(verdict).contains("PCR2"));
        });
  }

  @TestFactory
  Stream<DynamicTest> showsTheWholeChainDownToTheLeaf() throws IOException {
    return each(
        AttestationVectors.of("valid").all().toList(),
        vector -> {
          AttestationReport report =
              assertInstanceOf(Verified.class, verify(vector, ARCHIVED, DebugMode.ALLOWED))
                  .report();
          assertEquals(5, report.chain().size());
          assertEquals(PinnedRoot.AWS_FINGERPRINT, report.chain().getFirst().fingerprint());
          assertTrue(
              report.chain().getLast().subject().startsWith("CN=" + report.document().moduleId()));
          Instant time = report.document().timestamp();
          assertTrue(report.chain().stream().allMatch(each -> each.isValidAt(time)));
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesDocumentsOfNitroTpmsAndSaysSo() throws IOException {
    return each(
        AttestationVectors.of("nitrotpm").all().toList(),
        vector -> {
          AttestationVerdict verdict = verify(vector, ARCHIVED, DebugMode.ALLOWED);
          assertEquals(List.of(Check.FORM), checks(verdict));
          assertTrue(sentences(verdict).contains("made by a NitroTPM"));
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesForgedDocumentsForTheirOwnReasons() throws IOException {
    List<Vector> documents = AttestationVectors.of("negative").all().toList();
    assertEquals(FORGED.size(), documents.size());
    return each(
        documents,
        vector -> {
          String name = vector.file().replaceFirst("-[0-9a-f]{8}\\.cbor$|\\.cbor$", "");
          Refusal expected = Objects.requireNonNull(FORGED.get(name));
          AttestationVerdict verdict = verify(vector, ARCHIVED, DebugMode.REFUSED);
          assertEquals(expected.checks(), checks(verdict));
          expected
              .words()
              .forEach(words ->
                  assertTrue(sentences(verdict).contains(words), () -> sentences(verdict)));
          assertEquals(TrustRoot.Kind.AWS, verdict.root().kind());
        });
  }

  private static List<Vector> valid(boolean debug) throws IOException {
    return AttestationVectors.of("valid")
        .all()
        .filter(vector -> vector.isDebug() == debug)
        .toList();
  }

  private static AttestationVerdict verify(
      Vector vector, Freshness freshness, DebugMode debugMode) {
    return verify(vector.document(), vector.pcrs(), freshness, debugMode);
  }

  private static AttestationVerdict verify(
      Bytes document, Map<Integer, Bytes> pcrs, Freshness freshness, DebugMode debugMode) {
    Map<Integer, Bytes> expected = pcrs.isEmpty() ? Map.of(0, Bytes.ofHex("ab".repeat(48))) : pcrs;
    return VERIFIER.verify(
        document,
        new AttestationExpectations(
            PcrValues.of(expected), Optional.empty(), freshness, debugMode));
  }

  private static Stream<DynamicTest> each(List<Vector> vectors, Consumer<Vector> assertion) {
    return vectors.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.file(), () -> assertion.accept(vector)));
  }

  private record Refusal(List<Check> checks, List<String> words) {}
}
