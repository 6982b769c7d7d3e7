package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.AuditFinding;
import io.nitrowallet.domain.receipt.AuditTerms;
import io.nitrowallet.domain.receipt.ReceiptAudit;
import io.nitrowallet.formats.json.ReceiptJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every change of a single bit in a file of 100 receipts is found (issue 5, point 5).
///
/// A line is judged by the boot document, by its own signature and by its neighbours, so that for
/// each bit the auditor is given the boot document, the changed line and, where the change joins it
/// to the next, that one. What it finds has to differ from what it finds without the change.
@Timeout(600)
final class ReceiptBitFlipIT {
  private static final PaperLife LIFE = new PaperLife(1).sign(10).refuse(90);
  private static final List<Bytes> LINES = LIFE.lines();
  private static final AttestationVerdict HONEST = PaperLife.believe(LIFE.boot());

  private static final Optional<Bytes> BOOT = Optional.of(LIFE.boot());
  private static final AtomicLong FLIPS = new AtomicLong();

  /// Attestation is no help here: a document that is changed and still decodes is believed.
  private static AttestationVerdict judge(Bytes document) {
    if (document.equals(LIFE.boot())) {
      return HONEST;
    }
    try {
      return PaperLife.believe(document);
    } catch (RefusedException e) {
      return new AttestationVerdict.Rejected(
          List.of(new Difference(Check.FORM, e.sentence())),
          Optional.empty(),
          new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.DEVELOPMENT));
    }
  }

  /// What is found in a file of these lines.
  private static List<AuditFinding> findings(byte[] text) {
    return findings(Optional.empty(), text);
  }

  /// @param boot the document that stands before these lines, already read: it is long, and would
  ///   be read for each bit
  private static List<AuditFinding> findings(Optional<Bytes> boot, byte[] text) {
    List<AuditFinding> findings = new ArrayList<>();
    ReceiptAudit audit =
        new ReceiptAudit(
            new AuditTerms(ReceiptBitFlipIT::judge, ReceiptJson::decode, Map.of()), findings::add);
    boot.ifPresent(document -> audit.life("file:1", document));
    try {
      new ReceiptInspection(audit, _ -> {}).lines("file", new ByteArrayInputStream(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    audit.end();
    return findings;
  }

  private static byte[] text(int... lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int line : lines) {
      text.writeBytes(LINES.get(line).toArray());
      text.write('\n');
    }
    return text.toByteArray();
  }

  @Test
  void findsNothingInTheFileAsItWasWritten() {
    assertEquals(List.of(), findings(text(IntStream.rangeClosed(0, 100).toArray())));
  }

  @Test
  void findsEveryChangeOfABitInAReceipt() {
    IntStream.rangeClosed(1, 100)
        .parallel()
        .forEach(line -> {
          byte[] alone = text(line);
          List<AuditFinding> before = findings(BOOT, alone);
          for (int at = 0; at < alone.length - 1; at++) {
            flip(BOOT, alone, at, before, "line " + line);
          }
          // The line feed at its end joins it to the next.
          byte[] joined = line < 100 ? text(line, line + 1) : alone;
          flip(BOOT, joined, alone.length - 1, findings(BOOT, joined), "end of line " + line);
        });
    System.out.printf("%,d bits of 100 receipts were changed, and each was found%n", FLIPS.get());
    assertTrue(FLIPS.get() > 500_000, "so many bits: " + FLIPS.get());
  }

  @Test
  void findsEveryChangeOfABitInTheBootDocument() {
    byte[] text = text(0, 1);
    for (int at = 0; at <= LINES.getFirst().length(); at++) {
      flip(Optional.empty(), text, at, List.of(), "boot document");
    }
  }

  private static void flip(
      Optional<Bytes> boot, byte[] text, int at, List<AuditFinding> before, String where) {
    for (int bit = 0; bit < 8; bit++) {
      text[at] ^= (byte) (1 << bit);
      assertNotEquals(
          before, findings(boot, text), () -> where + ", byte " + at + " is changed unseen");
      text[at] ^= (byte) (1 << bit);
      FLIPS.incrementAndGet();
    }
  }
}
