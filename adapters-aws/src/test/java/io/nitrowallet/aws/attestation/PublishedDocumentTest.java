package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.attestation.AttestationVectors.Vector;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The verifier against real documents, under AWS's own root.
class PublishedDocumentTest {
  private static final CoseAttestationVerifier VERIFIER = CoseAttestationVerifier.withAwsRoot();

  @TestFactory
  Stream<DynamicTest> verifiesDocumentsOfEnclavesAndRefusesThoseInDebugMode() throws IOException {
    return each("valid", PublishedDocumentTest::isVerifiedUnlessDebug);
  }

  @TestFactory
  Stream<DynamicTest> refusesThemOnAnotherDay() throws IOException {
    return each(
        "valid",
        vector -> {
          for (Duration off : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
            Freshness live = Freshness.Live.at(vector.time().plus(off));
            Set<Check> found = Set.copyOf(checks(verify(vector, vector.pcrs(), live)));
            assertTrue(found.containsAll(Set.of(Check.CHAIN, Check.FRESHNESS)), found::toString);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesThemUnderOtherExpectations() throws IOException {
    return each(
        "valid",
        vector -> {
          Map<Integer, Bytes> pcrs = new TreeMap<>(vector.pcrs());
          pcrs.put(2, Bytes.ofHex("ab".repeat(48)));
          AttestationVerdict verdict = verify(vector, pcrs, new Freshness.Archived());
          assertTrue(checks(verdict).contains(Check.PCRS));
          assertTrue(sentences(verdict).contains("PCR2"));
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesDocumentsOfNitroTpmsAndSaysSo() throws IOException {
    return each(
        "nitrotpm",
        vector -> {
          AttestationVerdict verdict = verify(vector, vector.pcrs(), new Freshness.Archived());
          assertEquals(List.of(Check.FORM), checks(verdict));
          assertTrue(sentences(verdict).contains("NitroTPM"));
        });
  }

  @Test
  void refusesForgedDocumentsForTheirOwnReasons() throws IOException {
    Map<String, Set<Check>> reasons = new TreeMap<>();
    AttestationVectors.of("negative")
        .all()
        .forEach(vector ->
            reasons.put(
                vector.file().replaceFirst("-[0-9a-f]{8}\\.cbor$|\\.cbor$", ""),
                Set.copyOf(checks(verify(vector, vector.pcrs(), new Freshness.Archived())))));
    assertEquals(
        Map.of(
            "2022-11-09-veracruz-project-go-nitro-enclave-attestation-document",
            Set.of(Check.SIGNATURE),
            "2024-12-13-marlinprotocol-oyster-monorepo",
            Set.of(Check.CHAIN, Check.DEBUG),
            "qemu-10.0-virtio-nsm-unsigned",
            Set.of(Check.ALGORITHM, Check.FORM)),
        reasons);
  }

  private static void isVerifiedUnlessDebug(Vector vector) {
    for (Freshness freshness :
        List.of(new Freshness.Archived(), Freshness.Live.at(vector.time()))) {
      AttestationVerdict verdict = verify(vector, vector.pcrs(), freshness);
      if (vector.isDebug()) {
        assertEquals(List.of(Check.DEBUG), checks(verdict), () -> sentences(verdict));
      } else {
        Verified verified = assertInstanceOf(Verified.class, verdict, () -> sentences(verdict));
        assertEquals(TrustRoot.Kind.AWS, verified.root().kind());
      }
    }
  }

  private static AttestationVerdict verify(
      Vector vector, Map<Integer, Bytes> pcrs, Freshness freshness) {
    Map<Integer, Bytes> expected = pcrs.isEmpty() ? Map.of(0, Bytes.ofHex("ab".repeat(48))) : pcrs;
    return VERIFIER.verify(
        vector.document(),
        new AttestationExpectations(PcrValues.of(expected), Optional.empty(), freshness));
  }

  private static Stream<DynamicTest> each(String kind, Consumer<Vector> assertion)
      throws IOException {
    return AttestationVectors.of(kind)
        .all()
        .map(vector -> DynamicTest.dynamicTest(vector.file(), () -> assertion.accept(vector)));
  }
}
