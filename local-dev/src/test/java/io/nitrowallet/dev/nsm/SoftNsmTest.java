package io.nitrowallet.dev.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.aws.nsm.NsmAttestor;
import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.Attestor.Statement;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftNsmTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final String MODULE = "i-0abc-enc0123";
  private static final PcrValues PCRS =
      PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)), 4, Bytes.ofHex("a4".repeat(48))));
  private static final Statement STATEMENT =
      new Statement(
          Optional.of(Bytes.ofHex("01")), Optional.empty(), Optional.of(Bytes.ofHex("03")));

  @TempDir private Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private SoftNsmAuthority authority;

  @BeforeEach
  void openTheAuthority() {
    authority = SoftNsmAuthority.open(directory, now::get);
  }

  @Test
  void makesDocumentsThatVerifyUnderItsOwnRoot() {
    Bytes document = attest(boot(PCRS));
    assertTrue(document.hex().startsWith("8444a1013822a059"));
    Verified verified = assertInstanceOf(Verified.class, verify(document, live()));
    assertEquals(TrustRoot.Kind.DEVELOPMENT, verified.root().kind());
    assertEquals(MODULE, verified.document().moduleId());
    assertEquals(START, verified.document().timestamp());
    assertEquals(STATEMENT.publicKey(), verified.document().publicKey());
    assertEquals(STATEMENT.userData(), verified.document().userData());
    assertEquals(STATEMENT.nonce(), verified.document().nonce());
    assertEquals(16, verified.document().pcrs().values().size());
  }

  @Test
  void isTrustedByNobodyElse() {
    Bytes document = attest(boot(PCRS));
    SoftNsmAuthority other = SoftNsmAuthority.open(directory.resolve("other"), now::get);
    for (CoseAttestationVerifier verifier :
        List.of(
            CoseAttestationVerifier.withAwsRoot(),
            CoseAttestationVerifier.withDevelopmentRoot(other.rootCertificate()))) {
      assertEquals(List.of(Check.CHAIN), checks(verifier.verify(document, expectations(live()))));
    }
  }

  @Test
  void verifiesAtAnyTimeOfALongLifeSinceItsCertificatesAreRenewed() {
    SoftNsm module = boot(PCRS);
    Bytes first = attest(module);
    for (Duration age :
        List.of(
            Duration.ofHours(2),
            Duration.ofMinutes(170),
            Duration.ofHours(4),
            Duration.ofHours(23),
            Duration.ofDays(5),
            Duration.ofDays(15),
            Duration.ofDays(100),
            Duration.ofDays(3650))) {
      now.set(START.plus(age));
      assertInstanceOf(Verified.class, verify(attest(module), live()), age::toString);
      assertTrue(checks(verify(first, live())).contains(Check.FRESHNESS));
      assertInstanceOf(Verified.class, verify(first, new Freshness.Archived()));
    }
  }

  @Test
  void keepsItsLeafWhileItIsValid() {
    SoftNsm module = boot(PCRS);
    Bytes first = leaf(module);
    now.set(START.plus(Duration.ofHours(2)));
    assertEquals(first, leaf(module));
    now.set(START.plus(Duration.ofMinutes(166)));
    assertNotEquals(first, leaf(module));
  }

  @Test
  void certifiesItselfByAChainOfTheRealShape() throws CertificateException {
    Verified verified = assertInstanceOf(Verified.class, verify(attest(boot(PCRS)), live()));
    List<Bytes> bundle = verified.document().cabundle();
    assertEquals(authority.rootCertificate(), bundle.getFirst());
    assertShape(bundle.get(0), 30 * 365 * 24, Integer.MAX_VALUE);
    assertShape(bundle.get(1), 20 * 24, 2);
    assertShape(bundle.get(2), 6 * 24, 1);
    assertShape(bundle.get(3), 24, 0);
    X509Certificate leaf = assertShape(verified.document().certificate(), 3, -1);
    assertEquals(Set.of("2.5.29.19"), leaf.getCriticalExtensionOIDs());
    assertEquals(Set.of("2.5.29.15"), leaf.getNonCriticalExtensionOIDs());
    assertTrue(leaf.getSubjectX500Principal().getName().contains("CN=" + MODULE + "."));
    assertTrue(leaf.getKeyUsage()[0]);
  }

  @Test
  void runsInDebugModeWhereNothingWasMeasured() {
    Bytes document = attest(boot(PcrValues.of(Map.of())));
    assertTrue(checks(verify(document, live())).contains(Check.DEBUG));
  }

  @Test
  void listsARegisterOnlyOnceItIsLocked() {
    SoftNsm module = boot(PCRS);
    ask(module, new NsmRequest.ExtendPcr(20, Bytes.ofHex("01")));
    assertEquals(Optional.empty(), pcrs(module).get(20));
    ask(module, new NsmRequest.LockPcr(20));
    assertTrue(pcrs(module).get(20).filter(value -> !value.isZero()).isPresent());
    assertEquals(
        new NsmResponse.Failed(NsmError.READ_ONLY_INDEX),
        ask(module, new NsmRequest.ExtendPcr(20, Bytes.ofHex("01"))));
  }

  @Test
  void refusesWhatTheDeviceRefuses() {
    SoftNsm module = boot(PCRS);
    Optional<Bytes> longest = Optional.of(Bytes.copyOf(new byte[1024]));
    Bytes longer = Bytes.copyOf(new byte[1025]);
    assertInstanceOf(
        NsmResponse.Attested.class,
        ask(module, new NsmRequest.Attestation(longest, longest, longest)));
    Map<NsmRequest, NsmError> refusals =
        Map.of(
            new NsmRequest.Attestation(Optional.of(longer), longest, longest),
                NsmError.INPUT_TOO_LARGE,
            new NsmRequest.Attestation(longest, Optional.of(longer), longest),
                NsmError.INPUT_TOO_LARGE,
            new NsmRequest.Attestation(longest, longest, Optional.of(longer)),
                NsmError.INPUT_TOO_LARGE,
            new NsmRequest.ExtendPcr(16, longer), NsmError.INPUT_TOO_LARGE,
            new NsmRequest.ExtendPcr(32, Bytes.EMPTY), NsmError.INVALID_INDEX,
            new NsmRequest.ExtendPcr(15, Bytes.EMPTY), NsmError.READ_ONLY_INDEX,
            new NsmRequest.LockPcr(32), NsmError.INVALID_INDEX,
            new NsmRequest.LockPcr(15), NsmError.READ_ONLY_INDEX,
            new NsmRequest.LockPcrs(33), NsmError.INVALID_INDEX);
    refusals.forEach((request, error) ->
        assertEquals(new NsmResponse.Failed(error), ask(module, request), request::toString));
  }

  @Test
  void feedsEntropy() {
    NsmEntropy entropy = new NsmEntropy(boot(PCRS));
    assertNotEquals(entropy.draw(32), entropy.draw(32));
  }

  @Test
  void refusesToBootAsNoEnclaveDoes() {
    assertThrows(
        IllegalArgumentException.class,
        () -> boot(PcrValues.of(Map.of(16, Bytes.copyOf(new byte[48])))));
    assertThrows(
        IllegalArgumentException.class,
        () -> boot(PcrValues.of(Map.of(0, Bytes.copyOf(new byte[32])))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SoftNsm(authority, PCRS, "i-0abc-tpm0", now::get));
  }

  private SoftNsm boot(PcrValues measured) {
    return new SoftNsm(authority, measured, MODULE, now::get);
  }

  private static Bytes attest(SoftNsm module) {
    return new NsmAttestor(module).attest(STATEMENT);
  }

  private PcrValues pcrs(SoftNsm module) {
    return assertInstanceOf(Verified.class, verify(attest(module), live())).document().pcrs();
  }

  private Bytes leaf(SoftNsm module) {
    return assertInstanceOf(Verified.class, verify(attest(module), live()))
        .document()
        .certificate();
  }

  private AttestationVerdict verify(Bytes document, Freshness freshness) {
    return CoseAttestationVerifier.withDevelopmentRoot(authority.rootCertificate())
        .verify(document, expectations(freshness));
  }

  private static AttestationExpectations expectations(Freshness freshness) {
    return new AttestationExpectations(PCRS, STATEMENT.nonce(), freshness);
  }

  private Freshness live() {
    return Freshness.Live.at(now.get());
  }

  private static List<Check> checks(AttestationVerdict verdict) {
    return assertInstanceOf(Rejected.class, verdict).differences().stream()
        .map(Difference::check)
        .toList();
  }

  private static NsmResponse ask(SoftNsm module, NsmRequest request) {
    return NsmCodec.decodeResponse(module.process(NsmCodec.encode(request)));
  }

  private static X509Certificate assertShape(Bytes der, long hours, int pathLength)
      throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der.toArray()));
    Instant from = certificate.getNotBefore().toInstant();
    assertEquals(hours, Duration.between(from, certificate.getNotAfter().toInstant()).toHours());
    assertEquals(pathLength, certificate.getBasicConstraints());
    assertEquals("SHA384withECDSA", certificate.getSigAlgName());
    return certificate;
  }
}
