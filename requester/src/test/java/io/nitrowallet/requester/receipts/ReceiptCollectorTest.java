package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptCollectorTest {
  private final MemoryReceiptArchive archive = new MemoryReceiptArchive();
  private final List<Long> asked = new ArrayList<>();
  private PaperLife life = new PaperLife(1).sign(250);
  private ListReceiptsUseCase enclave = from -> life.receipts(from);
  private final ReceiptCollector collector = collector();

  private ReceiptCollector collector() {
    return new ReceiptCollector("CID 16", this::receipts, archive);
  }

  private ListReceiptsResult receipts(long from) {
    asked.add(from);
    return enclave.receipts(from);
  }

  private List<Bytes> kept(PaperLife of) {
    List<Bytes> lines = new ArrayList<>();
    long from = 0;
    while (true) {
      List<KeptLine> page = archive.page(of.fingerprint(), from, 100);
      if (page.isEmpty()) {
        return lines;
      }
      page.forEach(line -> lines.add(line.text()));
      from = page.getLast().sequence() + 1;
    }
  }

  private void assertRefused(String sentence) {
    List<Bytes> before = kept(life);
    var refused = assertThrows(RefusedException.class, collector::collect);
    assertEquals(ErrorCode.RECEIPTS_REFUSED, refused.code());
    assertTrue(refused.sentence().contains(sentence), refused.sentence());
    assertTrue(refused.sentence().startsWith("CID 16 "), refused.sentence());
    assertEquals(before, kept(life));
  }

  @Test
  void keepsABootDocumentAndAllReceiptsPageByPage() {
    assertEquals(new Collected(life.fingerprint(), 250, 0, 250), collector.collect());
    assertEquals(life.lines(), kept(life));
    assertEquals(List.of(1L, 101L, 201L), asked);
  }

  @Test
  void asksForNothingButTheNextAfterwards() {
    collector.collect();
    asked.clear();
    int writes = archive.writes;
    assertEquals(new Collected(life.fingerprint(), 0, 0, 250), collector.collect());
    assertEquals(List.of(251L), asked);
    assertEquals(writes, archive.writes);
    life.sign(2);
    assertEquals(new Collected(life.fingerprint(), 2, 0, 252), collector.collect());
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void keepsTheBootDocumentOfALifeThatHasIssuedNothing() {
    life = new PaperLife(2);
    assertEquals(new Collected(life.fingerprint(), 0, 0, 0), collector.collect());
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void goesOnAfterARestartOfItself() {
    collector.collect();
    life.sign(3);
    asked.clear();
    assertEquals(new Collected(life.fingerprint(), 3, 0, 253), collector().collect());
    assertEquals(List.of(1L, 251L), asked);
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void beginsAnotherChainWhenTheEnclaveWasRestarted() {
    collector.collect();
    PaperLife before = life;
    life = new PaperLife(2).sign(7);
    assertEquals(new Collected(life.fingerprint(), 7, 0, 7), collector.collect());
    assertEquals(before.lines(), kept(before));
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void leavesTheRestForTheNextTimeWhenTheEnclaveIsRestartedInBetween() {
    PaperLife before = life;
    enclave =
        from -> {
          ListReceiptsResult page = life.receipts(from);
          life = new PaperLife(2).sign(7);
          return page;
        };
    assertEquals(new Collected(before.fingerprint(), 100, 0, 100), collector.collect());
    enclave = from -> life.receipts(from);
    collector.collect();
    assertEquals(101, kept(before).size());
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void keepsWhatThereIsBehindAGapAndSaysHowMuchWasLost() {
    collector.collect();
    life.sign(100).forgetting(40);
    assertEquals(new Collected(life.fingerprint(), 40, 60, 350), collector.collect());
    assertEquals(291, kept(life).size());
    life.sign(1);
    assertEquals(new Collected(life.fingerprint(), 1, 0, 351), collector.collect());
  }

  @Test
  void refusesAChainThatIsShorterThanWhatIsKept() {
    collector.collect();
    life = new PaperLife(1).sign(249);
    assertRefused("fewer were issued than are kept");
  }

  @Test
  void refusesAChainThatBranchedOffBefore() {
    collector.collect();
    life = new PaperLife(1).sign(249);
    life.sign("other", 1);
    life.sign(2);
    assertRefused("receipt 251 does not follow the one before it");
  }

  @Test
  void refusesAHeadThatIsNotTheNewestThatIsKept() {
    collector.collect();
    life = new PaperLife(1).sign(249);
    life.sign("other", 1);
    assertRefused("none is given out");
  }

  @Test
  void refusesReceiptsThatWereNotAskedFor() {
    collector.collect();
    life.sign(3);
    enclave =
        from -> {
          Receipts page = (Receipts) life.receipts(from);
          return new Receipts(page.bootDocument(), from, page.receipts().reversed(), page.head());
        };
    assertRefused("receipt 251 does not follow");
    enclave = _ -> life.receipts(1);
    assertRefused("others were asked for");
  }

  @Test
  void endsWithASourceThatNeverDoes() {
    collector.collect();
    enclave =
        _ -> {
          Receipts page = (Receipts) life.receipts(1);
          var head = new ReceiptHead(9_999_999, Bytes.EMPTY);
          return new Receipts(page.bootDocument(), 1, page.receipts(), head);
        };
    assertThrows(RefusedException.class, collector::collect);
  }

  @Test
  void passesOnThatTheEnclaveOrTheArchiveDoesNotAnswer() {
    enclave = _ -> new Refused(ErrorCode.UNAVAILABLE, "it does not answer");
    assertEquals(
        ErrorCode.UNAVAILABLE, assertThrows(RefusedException.class, collector::collect).code());
    enclave = from -> life.receipts(from);
    archive.fails = true;
    assertThrows(RefusedException.class, collector::collect);
    archive.fails = false;
    collector.collect();
    assertEquals(life.lines(), kept(life));
  }

  @Test
  void refusesToPutASecondReceiptInAPlaceThatSomebodyElseFilled() {
    collector.collect();
    PaperLife fork = new PaperLife(1).sign(250);
    fork.sign("other", 1);
    life.sign(1);
    archive.keep(life.fingerprint(), List.of(new KeptLine(251, fork.lines().getLast())));
    assertRefused("none is given out");
    assertEquals(Optional.of(fork.lines().getLast()), Optional.of(kept(life).getLast()));
  }
}
