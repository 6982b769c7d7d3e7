package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.NONCE;
import static io.nitrowallet.aws.attestation.TestEnclave.NOW;
import static io.nitrowallet.aws.attestation.TestEnclave.PCR0;
import static io.nitrowallet.aws.attestation.TestEnclave.PCRS;
import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a verifier demands of an honest chain's documents: time, nonce and registers.
class CoseAttestationVerifierTest {
  private static final TestEnclave ENCLAVE = TestEnclave.genuine();
  private static final Bytes ZERO = Bytes.copyOf(new byte[48]);

  @Test
  void verifiesWhatTheEnclaveSignedAndSaysWhoseRootItRestsOn() {
    AttestationDocument document = ENCLAVE.document();
    Verified verified = assertInstanceOf(Verified.class, ENCLAVE.verdict(ENCLAVE.sign(document)));
    assertEquals(document, verified.document());
    assertEquals(TrustRoot.Kind.DEVELOPMENT, verified.root().kind());
    assertEquals(Digests.sha256(ENCLAVE.bundle().getFirst()), verified.root().fingerprint());
  }

  @Test
  void trustsNoDevelopmentRootUnlessConfigured() {
    AttestationVerdict verdict =
        CoseAttestationVerifier.withAwsRoot()
            .verify(ENCLAVE.sign(ENCLAVE.document()), TestEnclave.live(NOW));
    assertEquals(List.of(Check.CHAIN), checks(verdict));
    assertTrue(sentences(verdict).contains("not at the AWS Nitro Enclaves root 641a0321"));
  }

  @Test
  void refusesADevelopmentRootThatIsNoCertificate() {
    for (Bytes root : List.of(Bytes.EMPTY, Bytes.ofHex("3000"), withTrailingByte())) {
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> CoseAttestationVerifier.withDevelopmentRoot(root));
      assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    }
  }

  @Test
  void acceptsADocumentOfFiveMinutesAndNoOlder() {
    assertEquals(List.of(), madeBefore(Duration.ofMinutes(5)));
    assertEquals(List.of(Check.FRESHNESS), madeBefore(Duration.ofMinutes(5).plusMillis(1)));
  }

  @Test
  void acceptsAClockThatIsAMinuteAheadAndNoMore() {
    assertEquals(List.of(), madeBefore(Duration.ofMinutes(-1)));
    assertEquals(List.of(Check.FRESHNESS), madeBefore(Duration.ofSeconds(-61)));
  }

  @Test
  void demandsTheNonceThatWasAskedWith() {
    Bytes other = Bytes.ofHex("12".repeat(32));
    assertEquals(List.of(Check.NONCE), checks(withNonce(Optional.of(other))));
    assertEquals(List.of(Check.NONCE), checks(withNonce(Optional.of(NONCE.slice(0, 31)))));
    assertEquals(List.of(Check.NONCE), checks(withNonce(Optional.of(Bytes.EMPTY))));
    AttestationVerdict none = withNonce(Optional.empty());
    assertEquals(List.of(Check.NONCE), checks(none));
    assertTrue(sentences(none).contains("holds no nonce"));
  }

  @Test
  void listsEveryRegisterThatIsMissingOrDifferent() {
    AttestationVerdict verdict =
        withPcrs(
            PcrValues.of(Map.of(0, Bytes.ofHex("b0".repeat(48)), 4, PCRS.get(4).orElseThrow())));
    assertEquals(List.of(Check.PCRS, Check.PCRS), checks(verdict));
    assertTrue(sentences(verdict).contains("PCR0 (the whole image) is " + "b0".repeat(48)));
    assertTrue(sentences(verdict).contains("expected is " + PCR0.hex()));
    assertTrue(sentences(verdict).contains("PCR1 (kernel and boot ramdisk) is not listed"));
  }

  @Test
  void refusesARegisterThatOnlyBeginsAsExpected() {
    PcrValues longer = PcrValues.of(with(PCRS, 0, Bytes.ofHex("a0".repeat(64))));
    assertEquals(List.of(Check.PCRS), checks(withPcrs(longer)));
  }

  @Test
  void refusesDebugModeEvenWhereZeroIsExpected() {
    Bytes document = ENCLAVE.sign(documentWith(PcrValues.of(with(PCRS, 0, ZERO))));
    assertEquals(List.of(Check.PCRS, Check.DEBUG), checks(ENCLAVE.verdict(document)));
    AttestationExpectations expectingZero =
        new AttestationExpectations(
            PcrValues.of(Map.of(0, ZERO)), Optional.empty(), Freshness.Live.at(NOW));
    AttestationVerdict verdict = ENCLAVE.verifier().verify(document, expectingZero);
    assertEquals(List.of(Check.DEBUG), checks(verdict));
    assertTrue(sentences(verdict).contains("debug mode"));
  }

  @Test
  void acceptsDebugModeOnlyWhereItIsAllowedAndZeroIsExpected() {
    Bytes document = ENCLAVE.sign(documentWith(PcrValues.of(Map.of(0, ZERO))));
    Verified verified =
        assertInstanceOf(
            Verified.class, ENCLAVE.verifier().verify(document, allowingDebugMode(ZERO)));
    assertTrue(verified.report().debugMode());
    assertEquals(
        List.of(Check.PCRS), checks(ENCLAVE.verifier().verify(document, allowingDebugMode(PCR0))));
  }

  @Test
  void judgesAnArchivedDocumentByItsOwnTime() {
    AttestationExpectations archived =
        new AttestationExpectations(PCRS, Optional.of(NONCE), new Freshness.Archived());
    Bytes fresh = ENCLAVE.sign(ENCLAVE.document());
    assertEquals(List.of(), checks(ENCLAVE.verifier().verify(fresh, archived)));
    Bytes afterItsLeaf = ENCLAVE.sign(madeAt(NOW.plus(Duration.ofHours(3))));
    AttestationVerdict verdict = ENCLAVE.verifier().verify(afterItsLeaf, archived);
    assertEquals(List.of(Check.CHAIN), checks(verdict));
    assertTrue(sentences(verdict).contains("the leaf certificate is valid from"));
  }

  @Test
  void refusesALiveDocumentWhoseLeafHasExpiredAndSaysBoth() {
    Instant later = NOW.plus(Duration.ofHours(3));
    AttestationVerdict verdict =
        ENCLAVE.verifier().verify(ENCLAVE.sign(ENCLAVE.document()), TestEnclave.live(later));
    assertEquals(List.of(Check.CHAIN, Check.FRESHNESS), checks(verdict));
  }

  private static AttestationExpectations allowingDebugMode(Bytes pcr0) {
    return new AttestationExpectations(
        PcrValues.of(Map.of(0, pcr0)),
        Optional.of(NONCE),
        Freshness.Live.at(NOW),
        DebugMode.ALLOWED);
  }

  private static List<Check> madeBefore(Duration age) {
    return checks(ENCLAVE.verdict(ENCLAVE.sign(madeAt(NOW.minus(age)))));
  }

  private static AttestationDocument madeAt(Instant time) {
    return ENCLAVE.document(time, PCRS, ENCLAVE.bundle(), Optional.of(NONCE));
  }

  private static AttestationVerdict withNonce(Optional<Bytes> nonce) {
    return ENCLAVE.verdict(ENCLAVE.sign(ENCLAVE.document(NOW, PCRS, ENCLAVE.bundle(), nonce)));
  }

  private static AttestationVerdict withPcrs(PcrValues pcrs) {
    return ENCLAVE.verdict(ENCLAVE.sign(documentWith(pcrs)));
  }

  private static AttestationDocument documentWith(PcrValues pcrs) {
    return ENCLAVE.document(NOW, pcrs, ENCLAVE.bundle(), Optional.of(NONCE));
  }

  private static Map<Integer, Bytes> with(PcrValues pcrs, int index, Bytes value) {
    Map<Integer, Bytes> changed = new TreeMap<>(pcrs.values());
    changed.put(index, value);
    return changed;
  }

  private static Bytes withTrailingByte() {
    return Bytes.concat(ENCLAVE.bundle().getFirst(), Bytes.ofHex("00"));
  }
}
