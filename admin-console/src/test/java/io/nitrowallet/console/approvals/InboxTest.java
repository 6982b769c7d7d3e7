package io.nitrowallet.console.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// At bob's desk, by a clock that the test moves.
final class InboxTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Desks desks = new Desks();
  @TempDir private Path home;
  private Inbox inbox;

  @BeforeEach
  void sitDown() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("config.yaml"), "operator: {id: bob, keystore: \"/nowhere/bob.p12\"}\n");
    var sources = new ConfigurationSources(Map.of(), Map.of(), home, Optional.of(file));
    var seat =
        new OperatorSeat(new Profile("test", file, sources.resolve()), background, () -> desks.now);
    inbox = new Inbox(desks::desk, background, seat, () -> desks.now);
  }

  @AfterEach
  void end() {
    background.close();
  }

  private void read() throws InterruptedException {
    inbox.refresh();
    window.turn();
  }

  private static List<UUID> ids(List<IntentReview> reviews) {
    return reviews.stream().map(review -> review.pending().slip().id()).toList();
  }

  @Test
  void tellsWhatWaitsForWhoeverSitsHere() throws InterruptedException {
    IntentReview wanted = desks.propose("for bob", "alice");
    desks.propose("bob's own", "bob");
    desks.propose("enough", "alice", "carol");
    read();
    assertEquals(3, inbox.pending().entries().size());
    assertEquals(List.of(wanted.pending().slip().id()), ids(inbox.mine().get()));
    assertEquals(List.of(), inbox.news().get(), "what was there first is no news");
  }

  @Test
  void tellsWhatCameSinceAndOnce() throws InterruptedException {
    read();
    IntentReview late = desks.propose("late", "alice");
    desks.propose("another's", "bob");
    read();
    assertEquals(List.of(late.pending().slip().id()), ids(inbox.news().get()));
    read();
    assertEquals(List.of(), inbox.news().get());
    assertEquals(1, inbox.mine().get().size());
  }

  @Test
  void readsAgainEveryHalfMinute() throws InterruptedException {
    inbox.watch();
    window.turn();
    desks.propose("late", "alice");
    desks.now = desks.now.plus(Inbox.PERIOD).minusMillis(1);
    window.turn();
    assertEquals(0, inbox.pending().entries().size());
    assertEquals(desks.now, inbox.now().get());
    desks.now = desks.now.plusMillis(1);
    window.turn();
    window.turn();
    assertEquals(1, inbox.pending().entries().size());
  }

  /// threat-model.md, database tamperer: nothing that the table holds is hidden.
  @Test
  void showsWhatContradictsItsPayloadAsDoubtful() throws InterruptedException {
    PendingIntent honest = desks.propose("pay", "alice").pending();
    UUID other = UUID.randomUUID();
    IntentSlip slip = honest.slip();
    desks.table.overwrite(
        new PendingIntent(
            new IntentSlip(other, slip.account(), slip.expires()),
            honest.payload(),
            honest.approvals(),
            honest.state(),
            1));
    desks.table.addUnreadable();
    read();
    Entry.Doubtful doubtful =
        inbox.pending().entries().stream()
            .filter(Entry.Doubtful.class::isInstance)
            .map(Entry.Doubtful.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(other, doubtful.pending().slip().id());
    assertTrue(doubtful.reason().contains(other.toString()), doubtful.reason());
    assertEquals(1, inbox.pending().remainder().get().unreadable());
    assertEquals(1, inbox.mine().get().size(), "it waits for nobody");
  }

  @Test
  void readsToTheEndInPages() throws InterruptedException {
    for (int i = 0; i < 120; i++) {
      desks.propose("number " + i, "alice");
    }
    read();
    assertEquals(120, inbox.pending().entries().size());
    assertEquals(new IntentShelf.Remainder(0, false), inbox.pending().remainder().get());
  }

  @Test
  void keepsWhatItReadAndSaysWhyThereIsNoMore() throws InterruptedException {
    desks.propose("pay", "alice");
    read();
    desks.table.breakDown();
    read();
    assertEquals(1, inbox.pending().entries().size());
    assertEquals(ErrorCode.UNAVAILABLE, inbox.pending().fault().get().orElseThrow().code());
  }

  @Test
  void listsWhatEndedByItsState() throws InterruptedException {
    IntentReview review = desks.propose("pay", "alice");
    desks.say("carol", Verdict.REJECTION, review);
    inbox.ended().load(State.Word.REJECTED);
    window.turn();
    Entry.Reviewed rejected =
        assertInstanceOf(Entry.Reviewed.class, inbox.ended().entries().getFirst());
    assertEquals(Optional.of("rejected by carol"), rejected.review().end());
  }
}
