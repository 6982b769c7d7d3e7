package io.nitrowallet.console.enclave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.Trust;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.requester.attestation.SeenEnclave.Change;
import io.nitrowallet.requester.attestation.SeenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastSeenTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Bytes A = Bytes.ofHex("aa".repeat(48));
  private static final Bytes B = Bytes.ofHex("bb".repeat(48));

  @TempDir private Path home;
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void comparesOneSessionWithTheOneBefore() throws InterruptedException {
    assertEquals(new Recollection.First(), afterwards(session(), good(A, "i-1-enc1", NOON)));
    assertEquals(
        new Recollection.Same(NOON),
        afterwards(session(), good(A, "i-1-enc1", NOON.plusSeconds(60))));
    LastSeen third = session();
    assertEquals(
        new Recollection.Changed(
            NOON.plusSeconds(60),
            List.of(
                new Change("PCR0", A.hex(), B.hex()),
                new Change("module", "i-1-enc1", "i-1-enc2"))),
        afterwards(third, good(B, "i-1-enc2", NOON.plusSeconds(120))));
    Recollection later = afterwards(third, good(B, "i-1-enc2", NOON.plusSeconds(180)));
    assertInstanceOf(Recollection.Changed.class, later, "all of a session is compared with before");
  }

  /// threat-model.md, fake enclave: it is not remembered as the one that was there.
  @Test
  void remembersNothingThatWasNotVerified() {
    LastSeen seen = session();
    seen.observe(new Trust.Unknown());
    seen.observe(new Trust.Unreachable(Fault.of(ErrorCode.UNAVAILABLE, "nobody answers")));
    assertEquals(new Recollection.Nothing(), seen.recollection().get());
    assertFalse(Files.exists(file()));
  }

  @Test
  void saysAllSessionLongThatTheFileCannotBeReadAndWritesItAnew()
      throws IOException, InterruptedException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{}");
    LastSeen seen = session();
    assertInstanceOf(Recollection.Lost.class, afterwards(seen, good(A, "i-1-enc1", NOON)));
    assertInstanceOf(Recollection.Lost.class, afterwards(seen, good(A, "i-1-enc1", NOON)));
    assertEquals(new Recollection.Same(NOON), afterwards(session(), good(A, "i-1-enc1", NOON)));
  }

  @Test
  void namesTheRegistersInWhichAnImageDiffers() {
    PcrValues expected = PcrValues.of(Map.of(0, A, 1, B, 2, A));
    assertEquals(
        List.of("PCR1", "PCR2"),
        ImageCheck.differing(expected, PcrValues.of(Map.of(0, A, 1, A, 3, A))));
    assertTrue(ImageCheck.differing(expected, expected).isEmpty());
  }

  private Recollection afterwards(LastSeen seen, Trust trust) throws InterruptedException {
    seen.observe(trust);
    window.turn();
    return seen.recollection().get();
  }

  private LastSeen session() {
    return new LastSeen(new SeenFile(file()), background);
  }

  private Path file() {
    return home.resolve("seen/desk.json");
  }

  private static Trust good(Bytes pcr0, String module, Instant at) {
    PcrValues pcrs = PcrValues.of(Map.of(0, pcr0));
    var document =
        new AttestationDocument(
            module,
            at,
            pcrs,
            Bytes.EMPTY,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var expectations =
        new AttestationExpectations(
            pcrs, Optional.empty(), AttestationExpectations.Freshness.Live.at(at));
    TrustRoot root = new TrustRoot(Bytes.ofHex("cc".repeat(32)), TrustRoot.Kind.AWS);
    return new Trust.Good(
        new Verified(new AttestationReport(document, expectations, List.of()), root), at);
  }
}
