package io.nitrowallet.domain.receipt;

import static io.nitrowallet.domain.receipt.AuditBench.account;
import static io.nitrowallet.domain.receipt.AuditBench.refused;
import static io.nitrowallet.domain.receipt.AuditBench.row;
import static io.nitrowallet.domain.receipt.AuditBench.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.AuditFinding.RolledBack;
import io.nitrowallet.domain.receipt.AuditFinding.TwoPolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which uses of older states of accounts an audit finds, over lives that are read in any order.
class VersionHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private static FakeLife life(int seed, long bootedAfter) {
    return new FakeLife(seed, NOON.plusSeconds(bootedAfter));
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  /// The same whichever life is read first.
  private static List<AuditFinding> audit(FakeLife... lives) {
    List<AuditFinding> forwards = audit(List.of(lives));
    List<FakeLife> reversed = new ArrayList<>(List.of(lives));
    Collections.reverse(reversed);
    assertEquals(forwards.size(), audit(reversed).size());
    return forwards;
  }

  private static List<AuditFinding> audit(List<FakeLife> lives) {
    AuditBench bench = new AuditBench(lives.toArray(FakeLife[]::new));
    ReceiptAudit audit = bench.audit();
    lives.forEach(life -> AuditBench.lay(audit, life, life.receipts()));
    audit.end();
    return bench.findings;
  }

  @Test
  void findsAnOlderRowThatWasUsedAfterARestart() {
    FakeLife first = life(1, 0);
    first.issue(at(1), signed(account("treasury", 1)));
    first.issue(at(10), row(RecordedOperation.UPDATE_POLICY, account("treasury", 2)));
    first.issue(at(11), row(RecordedOperation.VERIFY, account("treasury", 2)));
    FakeLife second = life(2, 13);
    second.issue(at(14), signed(account("treasury", 1)));
    RolledBack found = assertInstanceOf(RolledBack.class, single(audit(first, second)));
    assertEquals(1, found.older());
    assertEquals(2, found.newer());
    assertEquals(second.fingerprint(), found.used().life());
    assertEquals(1, found.used().sequence());
    assertEquals(first.fingerprint(), found.opened().life());
    assertEquals(3, found.opened().sequence());
    assertTrue(
        found.sentence().startsWith("'treasury' (0x")
            && found.sentence().contains("version 1 was used by receipt 1 of life ")
            && found.sentence().contains("after version 2 by receipt 3 of life "),
        found.sentence());
  }

  @Test
  void findsItInALifeThatNeverSawTheNewerRowAtAll() {
    FakeLife first = life(1, 0);
    first.issue(at(1), signed(account("treasury", 3)));
    FakeLife second = life(2, 100);
    second.issue(at(101), signed(account("treasury", 2)));
    FakeLife third = life(3, 200);
    third.issue(at(201), signed(account("treasury", 1)));
    assertEquals(2, audit(first, second, third).size());
  }

  @Test
  void letsAccountsGrowOlderOverManyLives() {
    FakeLife first = life(1, 0);
    first.issue(at(1), signed(account("treasury", 1)));
    first.issue(at(2), signed(account("payroll", 5)));
    FakeLife second = life(2, 100);
    second.issue(at(101), signed(account("treasury", 2)));
    second.issue(at(102), signed(account("payroll", 5)));
    assertEquals(List.of(), audit(first, second));
  }

  @Test
  void letsAnotherEnclaveEndItsRequestsWhileAnAccountIsChanged() {
    FakeLife changing = life(1, 0);
    changing.issue(at(10), signed(account("treasury", 2)));
    FakeLife beside = life(2, 1);
    beside.issue(at(70), signed(account("treasury", 1)));
    assertEquals(List.of(), audit(changing, beside));

    FakeLife late = life(3, 1);
    late.issue(at(71), signed(account("treasury", 1)));
    assertInstanceOf(RolledBack.class, single(audit(changing, late)));
  }

  @Test
  void findsAnOlderRowWithinOneLifeAtOnce() {
    FakeLife only = life(1, 0);
    only.issue(at(1), signed(account("treasury", 2)));
    only.issue(at(1), signed(account("treasury", 1)));
    only.issue(at(2), signed(account("treasury", 2)));
    RolledBack found = assertInstanceOf(RolledBack.class, single(audit(only)));
    assertEquals(2, found.used().sequence());
    assertEquals(1, found.opened().sequence());
  }

  @Test
  void findsAChangeThatWasMadeFromAnOlderRow() {
    FakeLife first = life(1, 0);
    first.issue(at(1), signed(account("treasury", 3)));
    FakeLife second = life(2, 10);
    second.issue(at(11), row(RecordedOperation.UPDATE_POLICY, account("treasury", 2)));
    RolledBack found = assertInstanceOf(RolledBack.class, single(audit(first, second)));
    assertEquals(1, found.older());
  }

  @Test
  void takesARowThatWasOnlyMadeForNothingThatIsKept() {
    FakeLife first = life(1, 0);
    first.issue(at(1), row(RecordedOperation.UPDATE_POLICY, account("treasury", 2)));
    FakeLife second = life(2, 100);
    second.issue(at(101), signed(account("treasury", 1)));
    assertEquals(List.of(), audit(first, second));
  }

  @Test
  void takesWhatARefusedRequestClaimedForNothing() {
    FakeLife first = life(1, 0);
    first.issue(at(1), refused(account("treasury", 9), ErrorCode.ROW_TAMPERED));
    first.issue(at(2), signed(account("treasury", 2)));
    FakeLife second = life(2, 100);
    second.issue(at(101), refused(account("treasury", 1), ErrorCode.STALE_ROW));
    second.issue(at(102), signed(account("treasury", 2)));
    assertEquals(List.of(), audit(first, second));
  }

  @Test
  void findsTwoPoliciesOfOneVersion() {
    FakeLife first = life(1, 0);
    first.issue(at(1), signed(account("treasury", 2, "aa")));
    FakeLife second = life(2, 100);
    second.issue(at(101), signed(account("treasury", 2, "bb")));
    TwoPolicies found = assertInstanceOf(TwoPolicies.class, single(audit(first, second)));
    assertEquals(2, found.version());
    assertTrue(found.sentence().contains("version 2 has one policy by receipt 1 of life "));
  }

  @ParameterizedTest
  @EnumSource(
      value = RecordedOperation.class,
      names = {"SIGN", "VERIFY", "IMPORT", "GENERATE"})
  void takesEachOpeningForAUse(RecordedOperation operation) {
    FakeLife first = life(1, 0);
    first.issue(at(1), row(operation, account("treasury", 2)));
    FakeLife second = life(2, 10);
    second.issue(at(11), row(operation, account("treasury", 1)));
    assertInstanceOf(RolledBack.class, single(audit(first, second)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ordersLivesByTheirBootToTheSecond(long gap) {
    FakeLife first = life(1, 0);
    first.issue(at(10), signed(account("treasury", 2)));
    // Dated 10, it may have been 10.999.
    FakeLife second = new FakeLife(2, at(10).plusMillis(gap * 999));
    second.issue(at(12), signed(account("treasury", 1)));
    assertEquals(gap - 1, audit(first, second).size());
  }

  private static AuditFinding single(List<AuditFinding> findings) {
    assertEquals(1, findings.size(), findings.toString());
    return findings.getFirst();
  }
}
