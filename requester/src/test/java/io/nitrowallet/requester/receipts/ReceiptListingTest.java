package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.receipt.AuditTerms;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.requester.receipts.ReceiptListing.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Each line is listed, and what speaks against it stands beside it (threat-model.md, root on the
/// parent: receipts that were dropped, doubled or exchanged).
final class ReceiptListingTest {
  private static final int MANY = 1_000;

  private static Result list(
      int most,
      Function<Bytes, AttestationVerdict> judge,
      Map<Bytes, ReceiptHead> heads,
      List<Bytes> lines) {
    ReceiptListing listing =
        new ReceiptListing(new AuditTerms(judge, ReceiptJson::decode, heads), most);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (Bytes line : lines) {
      text.writeBytes(line.toArray());
      text.write('\n');
    }
    try {
      listing.source();
      new ReceiptInspection(listing, _ -> {})
          .lines("file", new ByteArrayInputStream(text.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listing.end();
  }

  private static Result list(List<Bytes> lines) {
    return list(MANY, PaperLife::believe, Map.of(), lines);
  }

  private static AttestationVerdict distrust(Bytes document) {
    Verified believed = assertInstanceOf(Verified.class, PaperLife.believe(document));
    return new Rejected(
        List.of(new Difference(Check.PCRS, "PCR0 is another image's")),
        Optional.of(believed.report()),
        believed.root());
  }

  private static List<Long> doubtful(Result result) {
    return result.lines().stream()
        .filter(line -> line.doubt().isPresent())
        .map(line -> line.receipt().map(SigningReceipt::sequence).orElse(-1L))
        .toList();
  }

  @Test
  void listsASoundChainWithoutADoubt() {
    PaperLife life = new PaperLife(1).sign(2).refuse(1);
    Result result = list(life.lines());
    assertEquals(List.of(), doubtful(result));
    assertEquals(3, result.lines().size());
    assertEquals("file:2", result.lines().getFirst().place());
    assertEquals(Optional.of(life.fingerprint()), result.lines().getFirst().life());
    assertEquals(2, result.summary().signatures());
  }

  @Test
  void marksTheReceiptBehindAGap() {
    List<Bytes> lines = new PaperLife(1).sign(4).lines();
    Result result = list(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4)));
    assertEquals(List.of(3L), doubtful(result));
    assertTrue(
        result.lines().get(1).doubt().orElseThrow().contains("receipt 2 is missing"),
        result::toString);
  }

  @Test
  void listsALineThatIsNoReceipt() {
    List<Bytes> lines = new PaperLife(1).sign(1).lines();
    Result result = list(List.of(lines.get(0), Bytes.ofHex("7b7d"), lines.get(1)));
    assertEquals(List.of(-1L), doubtful(result));
    assertEquals("file:2", result.lines().getFirst().place());
  }

  @Test
  void doubtsAllOfALifeThatNobodyAttested() {
    PaperLife life = new PaperLife(1).sign(2);
    Result result = list(MANY, ReceiptListingTest::distrust, Map.of(), life.lines());
    assertEquals(List.of(1L, 2L), doubtful(result));
    assertTrue(result.lines().getLast().doubt().orElseThrow().contains("PCR0"), result::toString);
  }

  @Test
  void doubtsReceiptsBehindNoBootDocument() {
    List<Bytes> lines = new PaperLife(1).sign(2).lines();
    Result result = list(lines.subList(1, 3));
    assertEquals(List.of(1L, 2L), doubtful(result));
    assertEquals(1, result.findings().size());
  }

  @Test
  void marksAUseOfAnOlderRowThatIsFoundAtTheEnd() {
    PaperLife life = new PaperLife(1);
    life.sign("treasury", 2);
    DsseEnvelope revived = life.sign("treasury", 1);
    Result result = list(life.lines());
    assertEquals(List.of(2L), doubtful(result));
    assertEquals(2L, ReceiptJson.decode(revived.payload()).sequence());
    assertTrue(
        result.lines().getLast().doubt().orElseThrow().contains("rolled back"), result::toString);
  }

  @Test
  void findsADroppedEndByItsHead() {
    PaperLife life = new PaperLife(1).sign(3);
    Result result =
        list(
            MANY,
            PaperLife::believe,
            Map.of(life.fingerprint(), life.head()),
            life.lines().subList(0, 3));
    assertEquals(List.of(), doubtful(result));
    assertTrue(result.findings().getFirst().sentence().contains("3 was seen"), result::toString);
  }

  @Test
  void auditsAlsoWhatItDoesNotList() {
    Result result = list(2, PaperLife::believe, Map.of(), new PaperLife(1).sign(5).lines());
    assertEquals(2, result.lines().size());
    assertEquals(3, result.unlisted());
    assertEquals(5, result.summary().receipts());
  }
}
