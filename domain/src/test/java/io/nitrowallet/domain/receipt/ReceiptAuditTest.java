package io.nitrowallet.domain.receipt;

import static io.nitrowallet.domain.receipt.AuditBench.account;
import static io.nitrowallet.domain.receipt.AuditBench.refused;
import static io.nitrowallet.domain.receipt.AuditBench.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.AuditFinding.Damaged;
import io.nitrowallet.domain.receipt.AuditFinding.Forked;
import io.nitrowallet.domain.receipt.AuditFinding.HeadDiffers;
import io.nitrowallet.domain.receipt.AuditFinding.Homeless;
import io.nitrowallet.domain.receipt.AuditFinding.LifeMissing;
import io.nitrowallet.domain.receipt.AuditFinding.Missing;
import io.nitrowallet.domain.receipt.AuditFinding.Repeated;
import io.nitrowallet.domain.receipt.AuditFinding.TailDropped;
import io.nitrowallet.domain.receipt.AuditFinding.TimeRanBack;
import io.nitrowallet.domain.receipt.AuditFinding.Unattested;
import io.nitrowallet.domain.receipt.AuditFinding.Unlinked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptAuditTest {
  private static final Instant BOOT = Instant.parse("2026-11-26T08:00:00.250Z");
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final FakeLife life = life(1, 10);

  private static FakeLife life(int seed, int receipts) {
    FakeLife life = new FakeLife(seed, BOOT);
    for (int i = 0; i < receipts; i++) {
      life.issue(NOON.plusSeconds(i), signed(account("treasury", 1)));
    }
    return life;
  }

  private static List<DsseEnvelope> without(FakeLife life, int from, int to) {
    List<DsseEnvelope> left = new ArrayList<>(life.receipts());
    left.subList(from - 1, to).clear();
    return left;
  }

  @Test
  void findsNothingInAChainThatIsWholeAndAddsItUp() {
    life.issue(NOON.plusSeconds(20), refused(account("treasury", 1), ErrorCode.POLICY_DENIED));
    life.issue(NOON.plusSeconds(20), refused(account("nobody", 1), ErrorCode.POLICY_DENIED));
    life.issue(NOON.plusSeconds(21), signed(account("payroll", 1)));
    AuditBench bench = new AuditBench(life).seen(life, life.head());
    AuditSummary summary = bench.of(life, life.receipts());
    assertEquals(List.of(), bench.findings);
    assertEquals(
        new AuditSummary(
            1,
            13,
            11,
            Map.of(ErrorCode.POLICY_DENIED, 2L),
            2,
            Optional.of(NOON.plusSeconds(21)),
            0),
        summary);
  }

  @Test
  void findsGapsAtTheBeginningAndInTheMiddle() {
    assertFound(new Missing(life.fingerprint(), 1, 2), without(life, 1, 2));
    assertFound(new Missing(life.fingerprint(), 5, 5), without(life, 5, 5));
    assertFound(new Missing(life.fingerprint(), 3, 9), without(life, 3, 9));
  }

  @Test
  void findsADroppedTailByTheHeadThatWasSeen() {
    AuditBench bench = new AuditBench(life).seen(life, life.head());
    AuditSummary summary = bench.of(life, without(life, 9, 10));
    assertEquals(List.of(new TailDropped(life.fingerprint(), 8, 10)), bench.findings);
    assertEquals(1, summary.findings());
  }

  @Test
  void cannotSeeATailThatNobodySaw() {
    AuditBench bench = new AuditBench(life);
    bench.of(life, without(life, 9, 10));
    assertEquals(List.of(), bench.findings);
  }

  @Test
  void findsThatALifeIsMissingOrHasNoReceipts() {
    FakeLife other = life(2, 3);
    AuditBench bench = new AuditBench(life, other).seen(other, other.head());
    bench.of(life, life.receipts());
    assertEquals(List.of(new LifeMissing(other.fingerprint(), 3)), bench.findings);

    AuditBench bare = new AuditBench(other).seen(other, other.head());
    bare.of(other, List.of());
    assertEquals(List.of(new TailDropped(other.fingerprint(), 0, 3)), bare.findings);
  }

  @Test
  void findsAnotherReceiptInThePlaceOfTheOneThatWasSeen() {
    FakeLife twin = life(1, 9);
    twin.issue(NOON.plusSeconds(9), signed(account("other", 1)));
    AuditBench bench = new AuditBench(life).seen(life, life.head());
    bench.of(life, twin.receipts());
    assertInstanceOf(HeadDiffers.class, bench.findings.getFirst());
    assertEquals(1, bench.findings.size());
  }

  @Test
  void comparesTheHeadThatWasSeenOfALifeWithoutReceipts() {
    FakeLife young = life(3, 0);
    AuditBench bench = new AuditBench(young).seen(young, young.head());
    bench.of(young, List.of());
    assertEquals(List.of(), bench.findings);
  }

  @Test
  void findsADoubledReceiptRightBehindAndFurtherOn() {
    List<DsseEnvelope> doubled = new ArrayList<>(life.receipts());
    doubled.add(5, life.receipts().get(4));
    doubled.add(life.receipts().getFirst());
    AuditBench bench = new AuditBench(life);
    AuditSummary summary = bench.of(life, doubled);
    assertEquals(2, bench.findings.size());
    assertEquals(
        5, assertInstanceOf(Repeated.class, bench.findings.getFirst()).receipt().sequence());
    assertEquals(
        1, assertInstanceOf(Repeated.class, bench.findings.getLast()).receipt().sequence());
    assertEquals(10, summary.receipts());
  }

  @Test
  void findsAForkAndGoesOnWithTheChainThatCameFirst() {
    FakeLife fork = life(1, 4);
    fork.issue(NOON.plusSeconds(4), signed(account("other", 1)));
    List<DsseEnvelope> both = new ArrayList<>(life.receipts());
    both.add(5, fork.receipts().get(4));
    AuditBench bench = new AuditBench(life);
    bench.of(life, both);
    assertEquals(5, assertInstanceOf(Forked.class, single(bench)).receipt().sequence());
  }

  @Test
  void findsAReceiptOfAnotherChainInItsPlace() {
    FakeLife fork = life(1, 4);
    fork.issue(NOON.plusSeconds(4), signed(account("other", 1)));
    List<DsseEnvelope> exchanged = new ArrayList<>(life.receipts());
    exchanged.set(4, fork.receipts().get(4));
    AuditBench bench = new AuditBench(life);
    bench.of(life, exchanged);
    // Receipt 6 follows the one that is gone.
    assertEquals(6, assertInstanceOf(Unlinked.class, single(bench)).receipt().sequence());
  }

  @Test
  void findsAChainBehindAnotherBootDocumentOfTheSameKeys() {
    FakeLife rebooted = new FakeLife(1, BOOT.plusMillis(1));
    AuditBench bench = new AuditBench(rebooted);
    bench.of(rebooted, life.receipts());
    assertEquals(1, assertInstanceOf(Unlinked.class, single(bench)).receipt().sequence());
  }

  @Test
  void findsReceiptsThatAnotherKeySignedOrOfAnotherTypeAndGoesOn() {
    FakeLife other = life(2, 10);
    List<DsseEnvelope> mixed = new ArrayList<>(life.receipts());
    mixed.set(2, other.receipts().get(2));
    SigningReceipt sixth = FakeLife.read(life.receipts().get(5).payload());
    mixed.set(5, life.sign("application/vnd.nitro-wallet.result+json", sixth));
    AuditBench bench = new AuditBench(life);
    bench.of(life, mixed);
    assertEquals(4, bench.findings.size());
    assertEquals("file:4", assertInstanceOf(Damaged.class, bench.findings.getFirst()).place());
    assertEquals(new Missing(life.fingerprint(), 3, 3), bench.findings.get(1));
    assertEquals("file:7", assertInstanceOf(Damaged.class, bench.findings.get(2)).place());
    assertEquals(new Missing(life.fingerprint(), 6, 6), bench.findings.get(3));
  }

  @Test
  void findsTimesThatRunBackAndThoseBeforeTheBoot() {
    life.issue(NOON.plusSeconds(8), signed(account("treasury", 1)));
    life.issue(NOON.plusSeconds(9), signed(account("treasury", 1)));
    AuditBench bench = new AuditBench(life);
    bench.of(life, life.receipts());
    assertEquals(11, assertInstanceOf(TimeRanBack.class, single(bench)).receipt().sequence());

    FakeLife early = new FakeLife(4, BOOT);
    early.issue(Instant.parse("2026-11-26T07:59:59Z"), signed(account("treasury", 1)));
    AuditBench atBoot = new AuditBench(early);
    atBoot.of(early, early.receipts());
    assertInstanceOf(TimeRanBack.class, single(atBoot));

    FakeLife sameSecond = new FakeLife(5, BOOT);
    sameSecond.issue(Instant.parse("2026-11-26T08:00:00Z"), signed(account("treasury", 1)));
    AuditBench inTime = new AuditBench(sameSecond);
    inTime.of(sameSecond, sameSecond.receipts());
    assertEquals(List.of(), inTime.findings);
  }

  @Test
  void findsALifeOfAnotherImageAndFollowsItsChainAllTheSame() {
    AuditBench bench = new AuditBench(life).distrusting(life);
    AuditSummary summary = bench.of(life, without(life, 5, 5));
    assertEquals(2, bench.findings.size());
    Unattested unattested = assertInstanceOf(Unattested.class, bench.findings.getFirst());
    assertTrue(unattested.sentence().contains("PCR0 is another image's"));
    assertEquals(new Missing(life.fingerprint(), 5, 5), bench.findings.get(1));
    assertEquals(0, summary.lives());
    assertEquals(0, summary.receipts());
  }

  @Test
  void saysOnceThatReceiptsStandBehindNothing() {
    AuditBench bench = new AuditBench(life);
    ReceiptAudit audit = bench.audit();
    audit.receipt("file:1", life.receipts().get(0));
    audit.receipt("file:2", life.receipts().get(1));
    audit.life("file:3", Bytes.ofHex("00"));
    audit.receipt("file:4", life.receipts().get(2));
    AuditBench.lay(audit, life, life.receipts());
    audit.source();
    audit.receipt("other:1", life.receipts().get(0));
    audit.end();
    assertEquals(
        List.of(Homeless.class, Unattested.class, Unattested.class, Homeless.class, Homeless.class),
        bench.findings.stream().<Class<?>>map(Object::getClass).toList());
  }

  @Test
  void takesTwoCopiesOfALifeForOneAndTheLongerForTheWhole() {
    AuditBench bench = new AuditBench(life).seen(life, life.head());
    ReceiptAudit audit = bench.audit();
    AuditBench.lay(audit, life, life.receipts().subList(0, 6));
    AuditBench.lay(audit, life, life.receipts());
    AuditBench.lay(audit, life, life.receipts().subList(0, 3));
    AuditSummary summary = audit.end();
    assertEquals(List.of(), bench.findings);
    assertEquals(1, summary.lives());
    assertEquals(10, summary.receipts());
  }

  @Test
  void findsThatTwoCopiesOfALifeAreTwoChains() {
    FakeLife fork = life(1, 9);
    fork.issue(NOON.plusSeconds(9), signed(account("other", 1)));
    AuditBench bench = new AuditBench(life);
    ReceiptAudit audit = bench.audit();
    AuditBench.lay(audit, life, life.receipts());
    AuditBench.lay(audit, life, fork.receipts());
    audit.end();
    assertEquals(10, assertInstanceOf(Forked.class, single(bench)).receipt().sequence());
  }

  @Test
  void saysEachFindingInASentenceWithoutAnythingThatNobodySigned() {
    life.issue(NOON.plusSeconds(8), signed(account("treasury", 1)));
    AuditBench bench = new AuditBench(life).seen(life, new ReceiptHead(12, Bytes.EMPTY));
    ReceiptAudit audit = bench.audit();
    AuditBench.lay(audit, life, without(life, 3, 4));
    audit.damaged("file:99", "it is not JSON");
    audit.end();
    assertEquals(
        List.of(
            "life %s…: receipts 3 to 4 are missing"
                .formatted(life.fingerprint().hex().substring(0, 12)),
            "receipt 11 of life %s… (2026-11-26T12:00:08Z) is dated before what precedes it"
                    .formatted(life.fingerprint().hex().substring(0, 12))
                + " (2026-11-26T12:00:09Z)",
            "file:99 is damaged: it is not JSON",
            "life %s…: the receipts end at 11, but 12 was seen: the rest was dropped"
                .formatted(life.fingerprint().hex().substring(0, 12))),
        bench.findings.stream().map(AuditFinding::sentence).toList());
  }

  private void assertFound(AuditFinding expected, List<DsseEnvelope> receipts) {
    AuditBench bench = new AuditBench(life).seen(life, life.head());
    bench.of(life, receipts);
    assertEquals(List.of(expected), bench.findings);
  }

  private static AuditFinding single(AuditBench bench) {
    assertEquals(1, bench.findings.size(), bench.findings.toString());
    return bench.findings.getFirst();
  }
}
