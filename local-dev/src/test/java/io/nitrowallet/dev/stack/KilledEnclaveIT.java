package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// An enclave is killed while accounts are being made (issue 2, item 6). What an operator was shown
/// by then must be there and open, in an enclave that has none of the first one's memory.
@ExtendWith(SharedStack.class)
@Timeout(150)
final class KilledEnclaveIT {
  private static final int ACCOUNTS = 200;
  private static final int THREADS = 8;
  private static final int SHOWN_BEFORE_THE_KILL = 70;
  private static final String PREFIX = "killed-";

  /// An operator who is told UNAVAILABLE tries again a little later, under another name.
  private static final long PAUSE_MILLIS = 300;

  /// What the next life signs or gives birth to is refused until it has been attested.
  private static final Set<ErrorCode> EXPECTED =
      EnumSet.of(
          ErrorCode.UNAVAILABLE,
          ErrorCode.REPLY_REFUSED,
          ErrorCode.SIGNATURE_REFUSED,
          ErrorCode.BIRTH_CERTIFICATE_REFUSED);

  private final Map<AccountName, Address> shown = new ConcurrentHashMap<>();
  private final Map<ErrorCode, AtomicInteger> failures = new ConcurrentHashMap<>();
  private final CountDownLatch middle = new CountDownLatch(SHOWN_BEFORE_THE_KILL);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();

  @Test
  void noAddressThatWasShownIsLost(LocalStack stack)
      throws InterruptedException, ExecutionException {
    RequesterComponent parent = SharedStack.parent(stack);
    try (var _ = parent.resources();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Boolean>> orders = submit(threads, ACCOUNTS, () -> register(parent));
      assertTrue(middle.await(60, TimeUnit.SECONDS), "the first accounts are made in time");
      int inFlightAtTheKill = inFlight.get();
      stack.killEnclave();
      int shownBefore = shown.size();
      stack.startEnclave();
      awaitAll(orders);

      int rows = rows(parent.accounts());
      System.out.printf(
          "kill -9 with %d in flight and %d shown: %s refused; then %d more shown; %d rows, of"
              + " which %d were never shown%n",
          inFlightAtTheKill,
          shownBefore,
          failures,
          shown.size() - shownBefore,
          rows,
          rows - shown.size());
      assertTrue(inFlightAtTheKill > 0, "the enclave was killed while accounts were being made");
      assertFalse(failures.isEmpty(), "the kill was noticed");
      assertTrue(EXPECTED.containsAll(failures.keySet()), failures::toString);
      assertEquals(ACCOUNTS, shown.size());

      List<Callable<Boolean>> checks = new ArrayList<>();
      shown.forEach((name, address) -> checks.add(() -> isKeptAndOpens(parent, name, address)));
      List<Future<Boolean>> checked = new ArrayList<>();
      checks.forEach(check -> checked.add(threads.submit(check)));
      awaitAll(checked);
      System.out.println(checked.size() + " shown accounts read back and opened after the restart");
    }
  }

  private static List<Future<Boolean>> submit(
      ExecutorService threads, int times, Callable<Boolean> task) {
    List<Future<Boolean>> submitted = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      submitted.add(threads.submit(task));
    }
    return submitted;
  }

  private static void awaitAll(List<Future<Boolean>> tasks)
      throws InterruptedException, ExecutionException {
    for (Future<Boolean> task : tasks) {
      assertTrue(task.get());
    }
  }

  /// Makes one account, however often it takes.
  private boolean register(RequesterComponent parent) throws InterruptedException {
    while (true) {
      AccountName name = new AccountName(PREFIX + next.incrementAndGet());
      var order =
          parent
              .orders()
              .order(Optional.of(name), Optional.empty(), Optional.of(AccountPolicy.OPEN));
      inFlight.incrementAndGet();
      try {
        show(parent.registration().register(order).account());
        return true;
      } catch (RefusedException e) {
        failures.computeIfAbsent(e.code(), _ -> new AtomicInteger()).incrementAndGet();
      } finally {
        inFlight.decrementAndGet();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void show(Account account) {
    shown.put(account.name(), account.address());
    middle.countDown();
  }

  private static boolean isKeptAndOpens(
      RequesterComponent parent, AccountName name, Address address) {
    Optional<Account> row = parent.accounts().find(name);
    assertEquals(Optional.of(address), row.map(Account::address), () -> "the row of " + name);
    assertInstanceOf(
        VerifyAccountResult.Verified.class,
        parent.verifyAccount().verify(new VerifyAccountCommand(row.orElseThrow())));
    return true;
  }

  private static int rows(Accounts accounts) {
    int rows = 0;
    Optional<AccountName> after = Optional.empty();
    do {
      Accounts.Page page = accounts.list(1000, after);
      rows +=
          (int)
              page.accounts().stream()
                  .filter(account -> account.name().value().startsWith(PREFIX))
                  .count();
      after = page.next();
    } while (after.isPresent());
    return rows;
  }
}
