package io.nitrowallet.requester.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.port.out.PendingIntents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What {@link PendingIntents} promises, whatever keeps them.
public abstract class PendingIntentsContract {
  /// Far ahead: what has expired by the clock on the wall, DynamoDB deletes by itself.
  protected static final Instant NOW = Instant.parse("2099-11-26T09:00:00Z");

  protected static final AccountName TREASURY = new AccountName("treasury");

  /// Empty.
  protected abstract PendingIntents intents();

  /// An intent that expires `minutes` after {@link #NOW}.
  protected static PendingIntent intent(int number, AccountName account, long minutes) {
    IntentSlip slip =
        new IntentSlip(new UUID(0x8000, number), account, NOW.plusSeconds(60 * minutes));
    Bytes payload = Bytes.copyOf(new byte[] {(byte) number});
    return new PendingIntent(slip, payload, List.of(by("alice")), new State.Pending(), 1);
  }

  protected static DsseSignature by(String id) {
    return new DsseSignature(id, Bytes.ofHex("0102"));
  }

  private static ErrorCode refusal(Executable action) {
    return assertThrows(RefusedException.class, action).code();
  }

  @Test
  void findsWhatWasInserted() {
    PendingIntent intent = intent(1, TREASURY, 60);
    assertEquals(intent, intents().insert(intent));
    assertEquals(Optional.of(intent), intents().find(intent.slip().id()));
    assertEquals(Optional.empty(), intents().find(new UUID(9, 9)));
  }

  @Test
  void anIntentThatIsThereStays() {
    PendingIntent first = intent(1, TREASURY, 60);
    intents().insert(first);
    PendingIntent other =
        new PendingIntent(first.slip(), Bytes.ofHex("ff"), List.of(), new State.Pending(), 1);
    assertEquals(first, intents().insert(other));
    assertEquals(Optional.of(first), intents().find(first.slip().id()));
  }

  @Test
  void replacesARevisionByTheNextOnly() {
    PendingIntent first = intents().insert(intent(1, TREASURY, 60));
    PendingIntent second = first.with(Verdict.APPROVAL, by("bob"));
    PendingIntent third = second.with(Verdict.REJECTION, by("carol"));
    assertEquals(ErrorCode.INTENT_CHANGED, refusal(() -> intents().update(third)));
    intents().update(second);
    PendingIntent rival = first.with(Verdict.APPROVAL, by("carol"));
    assertEquals(ErrorCode.INTENT_CHANGED, refusal(() -> intents().update(rival)));
    intents().update(third);
    assertEquals(Optional.of(third), intents().find(first.slip().id()));
    assertEquals(
        ErrorCode.INTENT_CHANGED,
        refusal(() -> intents().update(intent(2, TREASURY, 60).signed())));
  }

  @Test
  void letsExactlyOneOfManyChangesAtOnceWin() throws InterruptedException {
    PendingIntent first = intents().insert(intent(1, TREASURY, 60));
    AtomicInteger won = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        PendingIntent next = first.with(Verdict.APPROVAL, by("operator-" + i));
        threads.execute(() -> {
          try {
            start.await();
            intents().update(next);
            won.incrementAndGet();
          } catch (RefusedException e) {
            lost.addAndGet(e.code() == ErrorCode.INTENT_CHANGED ? 1 : 100);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
      }
      start.countDown();
    }
    assertEquals(1, won.get());
    assertEquals(7, lost.get());
    assertEquals(2, intents().find(first.slip().id()).orElseThrow().approvals().size());
  }

  private PendingIntents.Page page(
      State.Word state, Optional<AccountName> account, int limit, Optional<PendingIntents.Mark> m) {
    return intents().list(new PendingIntents.Query(state, account, NOW, limit, m));
  }

  private List<PendingIntent> all(State.Word state, Optional<AccountName> account, int limit) {
    List<PendingIntent> found = new ArrayList<>();
    Optional<PendingIntents.Mark> after = Optional.empty();
    do {
      PendingIntents.Page page = page(state, account, limit, after);
      assertTrue(page.intents().size() <= limit);
      assertEquals(0, page.unreadable());
      found.addAll(page.intents());
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void listsWhatHasNotExpiredInTheOrderInWhichItWill(int limit) {
    AccountName other = new AccountName("other");
    intents().insert(intent(1, TREASURY, 30));
    intents().insert(intent(2, other, 20));
    intents().insert(intent(3, TREASURY, 10));
    intents().insert(intent(4, TREASURY, 10));
    intents().insert(intent(5, TREASURY, 0));
    intents().insert(intent(6, TREASURY, -1));
    PendingIntent rejected = intents().insert(intent(7, TREASURY, 5));
    rejected = rejected.with(Verdict.REJECTION, by("bob"));
    intents().update(rejected);

    List<PendingIntent> pending = all(State.Word.PENDING, Optional.empty(), limit);
    assertEquals(4, pending.size());
    assertEquals(
        List.of(10L, 10L, 20L, 30L),
        pending.stream()
            .map(intent -> (intent.slip().expires().getEpochSecond() - NOW.getEpochSecond()) / 60)
            .toList());
    assertEquals(3, all(State.Word.PENDING, Optional.of(TREASURY), limit).size());
    assertEquals(List.of(intent(2, other, 20)), all(State.Word.PENDING, Optional.of(other), limit));
    assertEquals(List.of(rejected), all(State.Word.REJECTED, Optional.empty(), limit));
    assertEquals(List.of(), all(State.Word.SIGNED, Optional.empty(), limit));
  }

  /// Whoever turns pages slowly asks for the next one after what ended this one has expired.
  @ParameterizedTest
  @ValueSource(longs = {10, 15, 20, 25})
  void goesOnBehindAnIntentThatExpiredMeanwhile(long minutes) {
    intents().insert(intent(1, TREASURY, 10));
    intents().insert(intent(2, TREASURY, 20));
    intents().insert(intent(3, TREASURY, 30));
    var first = page(State.Word.PENDING, Optional.empty(), 1, Optional.empty());
    assertEquals(List.of(intent(1, TREASURY, 10)), first.intents());
    Instant later = NOW.plusSeconds(60 * minutes);
    var rest =
        intents()
            .list(
                new PendingIntents.Query(
                    State.Word.PENDING, Optional.empty(), later, 10, first.next()));
    List<PendingIntent> wanted =
        minutes < 20
            ? List.of(intent(2, TREASURY, 20), intent(3, TREASURY, 30))
            : List.of(intent(3, TREASURY, 30));
    assertEquals(wanted, rest.intents());
    assertEquals(Optional.empty(), rest.next());
  }

  /// DynamoDB Local ends it sooner by itself: it counts whole items, also of an index of keys.
  @Test
  void aPageOfLongIntentsEndsBeforeItsLimit() {
    for (int number = 1; number <= 8; number++) {
      IntentSlip slip = intent(number, TREASURY, number).slip();
      Bytes payload = Bytes.copyOf(new byte[200 * 1024]);
      intents().insert(new PendingIntent(slip, payload, List.of(), new State.Pending(), 1));
    }
    var page = page(State.Word.PENDING, Optional.empty(), 100, Optional.empty());
    assertTrue(page.intents().size() <= 6, () -> page.intents().size() + " intents");
    assertEquals(8, all(State.Word.PENDING, Optional.empty(), 100).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void refusesAPageOfAnotherSize(int limit) {
    assertEquals(
        ErrorCode.INVALID_VALUE,
        refusal(() -> page(State.Word.PENDING, Optional.empty(), limit, Optional.empty())));
  }
}
