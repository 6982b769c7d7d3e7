package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.accounts.AccountCase.Balance;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountCaseTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final FakeOffice office = new FakeOffice();
  private final AccountCase account = new AccountCase(office, background);

  @AfterEach
  void end() {
    background.close();
  }

  private void open() throws InterruptedException {
    account.open(FakeOffice.ACCOUNT.name());
    window.turn();
  }

  @Test
  void showsTheRowAndThenItsBalance() throws InterruptedException {
    open();
    AccountFacts facts = account.facts().get().orElseThrow();
    assertEquals(Optional.of(Origin.IMPORTED), facts.origin());
    assertEquals(new Balance.Asked(), account.balance().get());
    window.turn();
    assertEquals(new Balance.Said(Wei.of(7)), account.balance().get());
  }

  @Test
  void keepsWhatItShowsWhereTheEnclaveRefuses() throws InterruptedException {
    open();
    window.turn();
    account.verify(Pinning.NO);
    assertTrue(account.working().get());
    window.turn();
    assertEquals(ErrorCode.ROW_TAMPERED, account.fault().get().orElseThrow().code());
    assertEquals(Optional.empty(), account.audited().get());
    assertTrue(account.facts().get().isPresent());
  }

  @Test
  void saysNothingOfAnAccountThatWasPutAway() throws InterruptedException {
    account.open(FakeOffice.ACCOUNT.name());
    Runnable late = window.next();
    account.close();
    late.run();
    assertEquals(Optional.empty(), account.facts().get());
    assertFalse(account.working().get());
  }

  @Test
  void canBeGivenUpWhileTheEnclaveIsSilent() throws InterruptedException {
    open();
    window.turn();
    office.silent = true;
    account.verify(Pinning.NO);
    account.cancel();
    assertFalse(account.working().get());
    assertEquals(Optional.empty(), account.fault().get());
    assertTrue(account.facts().get().isPresent());
  }
}
