package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.accounts.AccountList.Show;
import io.nitrowallet.console.accounts.AccountList.Standing;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Without a window: the test's own thread takes the window's place.
final class AccountListTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Scene scene = new Scene();

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void readsPageAfterPageToTheEnd() throws InterruptedException {
    AccountList list = list(new Rows(1_234));
    list.reload();
    assertTrue(list.loading().get());
    window.turn();
    assertEquals(AccountList.PAGE, list.all().size());
    assertTrue(list.loading().get());
    window.turn();
    window.turn();
    assertEquals(1_234, list.all().size());
    assertFalse(list.loading().get());
    assertEquals(List.of("broken"), list.unreadable());
  }

  @Test
  void findsByNameAndAddressWhateverTheCase() throws InterruptedException {
    AccountList list = list(new Rows(20));
    list.reload();
    window.turn();
    list.search().set(" ACCOUNT-0007 ");
    assertEquals(List.of("account-0007"), names(list));
    list.search().set(address(7).checksummed().substring(30).toUpperCase(Locale.ROOT));
    assertEquals(List.of("account-0007"), names(list));
    list.search().set("nobody");
    assertEquals(List.of(), names(list));
    list.search().set("");
    assertEquals(20, list.found().size());
  }

  @Test
  void keepsWhatItReadAndSaysWhyThereIsNoMore() throws InterruptedException {
    AccountList list = list(new Rows(1_000, 500));
    list.reload();
    window.turn();
    window.turn();
    assertEquals(500, list.all().size());
    assertEquals(ErrorCode.CREDENTIALS_REJECTED, list.fault().get().orElseThrow().code());
    assertFalse(list.loading().get());
  }

  @Test
  void showsNothingOfAReadingThatWasGivenUp() throws InterruptedException {
    AccountList list = list(new Rows(1_234));
    list.reload();
    Runnable late = window.next();
    list.cancel();
    late.run();
    assertEquals(List.of(), list.all());
    assertFalse(list.loading().get());
  }

  @Test
  void tellsTenThousandRowsByPagesAndASearchAtOnce() throws InterruptedException {
    AccountList list = list(new Rows(10_000));
    AtomicInteger events = new AtomicInteger();
    list.found().addListener((ListChangeListener<AccountSummary>) _ -> events.incrementAndGet());
    list.reload();
    for (int page = 0; page < 10_000 / AccountList.PAGE; page++) {
      window.turn();
    }
    assertEquals(10_000, list.found().size());
    assertTrue(events.get() <= 10_000 / AccountList.PAGE, events + " events");
    events.set(0);
    list.search().set("account-1234");
    assertEquals(1, events.get());
    assertEquals(1, list.found().size());
    assertTrue(window.isIdle(), "a search asks nobody");
  }

  @Test
  void tellsWhichAddressesThisMachinePinned() throws InterruptedException {
    Account own = Fixture.account(new AccountName("own"), 1);
    Account swapped = Fixture.account(new AccountName("swapped"), 2);
    scene.keep(own).keep(Fixture.account(new AccountName("swapped"), 1)).replaceRow(swapped);
    scene.replaceRow(Fixture.account(new AccountName("stranger"), 1));
    AccountList list = list(scene);
    list.reload();
    window.turn();
    assertEquals(Standing.DIFFERENT, list.standing(AccountSummary.of(swapped)));
    list.show().set(Show.DIFFERENT);
    assertEquals(List.of("swapped"), names(list));
    list.show().set(Show.PINNED);
    assertEquals(List.of("own"), names(list));
    list.show().set(Show.UNPINNED);
    assertEquals(List.of("stranger"), names(list));
  }

  @Test
  void listsRowsThoughThePinsCannotBeRead() throws InterruptedException {
    Account own = Fixture.account(new AccountName("own"), 1);
    scene.keep(own).damagePins();
    AccountList list = list(scene);
    list.reload();
    window.turn();
    assertEquals(List.of("own"), names(list));
    assertEquals(Standing.UNKNOWN, list.standing(AccountSummary.of(own)));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, list.fault().get().orElseThrow().code());
  }

  @Test
  void putsANewAccountInItsPlaceOnce() throws InterruptedException {
    Account own = Fixture.account(new AccountName("own"), 1);
    scene.keep(own);
    AccountList list = list(scene);
    list.reload();
    list.put(own);
    window.turn();
    window.turn();
    assertEquals(List.of("own"), names(list));
  }

  private AccountList list(Accounts rows) {
    return new AccountList(() -> rows, scene::pins, background);
  }

  private static List<String> names(AccountList list) {
    return list.found().stream().map(account -> account.name().value()).toList();
  }

  private static Address address(int number) {
    return Address.parse(String.format(Locale.ROOT, "0x%040x", 0xabc_000 + number));
  }

  /// A table of `count` rows, of which one more cannot be read, and which refuses whoever wants
  /// those from `refusesFrom` on.
  private record Rows(int count, int refusesFrom) implements Accounts {
    Rows(int count) {
      this(count, Integer.MAX_VALUE);
    }

    @Override
    public Page list(int limit, Optional<AccountName> after) {
      int first =
          after
              .map(name -> Integer.parseInt(name.value().substring("account-".length())) + 1)
              .orElse(0);
      if (first >= refusesFrom) {
        throw new RefusedException(ErrorCode.CREDENTIALS_REJECTED, "the credentials expired");
      }
      int end = Math.min(count, first + limit);
      List<AccountSummary> rows = IntStream.range(first, end).mapToObj(Rows::row).toList();
      return new Page(
          rows,
          end == count ? List.of("broken") : List.of(),
          end == count ? Optional.empty() : Optional.of(rows.getLast().name()));
    }

    private static AccountSummary row(int number) {
      return new AccountSummary(
          new AccountName(String.format(Locale.ROOT, "account-%04d", number)),
          address(number),
          new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
          1,
          Instant.EPOCH);
    }

    @Override
    public void insert(Account account) {
      throw new AssertionError("a list writes nothing");
    }

    @Override
    public void replace(Account changed) {
      throw new AssertionError("a list writes nothing");
    }

    @Override
    public Optional<Account> find(AccountName name) {
      throw new AssertionError("a list reads pages");
    }

    @Override
    public Optional<Account> findByAddress(Address address) {
      throw new AssertionError("a list reads pages");
    }
  }
}
