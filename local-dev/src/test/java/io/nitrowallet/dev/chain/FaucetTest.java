package io.nitrowallet.dev.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountSummary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaucetTest {
  /// 10,000 ether in Wei.
  private static final String GIFT = "0x21e19e0c9bab2400000";

  private final ListedAccounts table = new ListedAccounts();
  private FakeChain chain;
  private Faucet faucet;

  @BeforeEach
  void start() throws IOException {
    chain = new FakeChain();
    faucet = new Faucet(table, chain.uri());
  }

  @AfterEach
  void stop() {
    faucet.close();
    chain.close();
  }

  private static String given(int digit) {
    return "anvil_setBalance[\""
        + ListedAccounts.address(digit).lowerCase()
        + "\",\""
        + GIFT
        + "\"]";
  }

  @Test
  void givesTenThousandEtherToEachAccountOfEachPage() throws IOException, InterruptedException {
    List<AccountSummary> rows = List.of(table.add("a", 1), table.add("b", 2), table.add("c", 3));
    assertEquals(rows, faucet.give());
    assertEquals(List.of(given(1), given(2), given(3)), chain.calls);
  }

  @Test
  void givesOnlyOnce() throws IOException, InterruptedException {
    table.add("a", 1);
    faucet.give();
    AccountSummary later = table.add("b", 2);
    assertEquals(List.of(later), faucet.give());
    assertEquals(List.of(given(1), given(2)), chain.calls);
  }

  @Test
  void triesAgainWhatTheChainRefused() throws IOException, InterruptedException {
    AccountSummary account = table.add("a", 1);
    chain.answer(FakeChain.ERROR);
    assertThrows(IOException.class, faucet::give);
    chain.answer(FakeChain.DONE);
    assertEquals(List.of(account), faucet.give());
  }

  @Test
  void refusesAnAnswerThatIsNone() {
    table.add("a", 1);
    chain.answer("<html>");
    assertThrows(IOException.class, faucet::give);
  }

  @Test
  void goesOnWatchingThroughTroubleAndTellsOfItOnce() throws InterruptedException {
    BlockingQueue<AccountSummary> fortunate = new LinkedBlockingQueue<>();
    BlockingQueue<String> trouble = new LinkedBlockingQueue<>();
    chain.answer(FakeChain.ERROR);
    AccountSummary account = table.add("a", 1);
    Thread watch = Thread.ofPlatform().start(() -> faucet.watch(fortunate::add, trouble::add));
    while (chain.calls.size() < 3) {
      Thread.sleep(20);
    }
    chain.answer(FakeChain.DONE);
    assertEquals(account, fortunate.poll(30, TimeUnit.SECONDS));
    assertEquals(1, trouble.size(), trouble::toString);
    watch.interrupt();
    watch.join();
    assertTrue(fortunate.isEmpty());
  }
}
