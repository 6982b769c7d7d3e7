package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Watches what waits: reads it now and every half minute, and tells which of it waits for the
/// operator at this desk. Used on the window's thread.
public final class Inbox {
  /// How often it is read.
  static final Duration PERIOD = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Background background;
  private final OperatorSeat seat;
  private final TimeSource time;
  private final IntentShelf pending;
  private final IntentShelf ended;
  private final ReadOnlyObjectWrapper<Instant> now;
  private final ReadOnlyObjectWrapper<List<IntentReview>> mine =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<IntentReview>> news =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Set<UUID>> known = Optional.empty();
  private Instant asked = Instant.MIN;

  /// @param desk made when it is first asked, in the background
  public Inbox(
      Provider<IntentDesk> desk, Background background, OperatorSeat seat, TimeSource time) {
    this.background = background;
    this.seat = seat;
    this.time = time;
    this.pending = new IntentShelf(desk, background);
    this.ended = new IntentShelf(desk, background);
    this.now = new ReadOnlyObjectWrapper<>(time.now());
    pending.readings().subscribe(this::tell);
    seat.seat().subscribe(_ -> count());
  }

  /// Reads now, and from now on every half minute. To be called once.
  ///
  /// @return to be cancelled at the end
  public Job watch() {
    refresh();
    return background.every(GLANCE, this::glance);
  }

  /// Reads now.
  public void refresh() {
    asked = time.now();
    pending.load(State.Word.PENDING);
  }

  private void glance() {
    now.set(time.now());
    if (!now.get().isBefore(asked.plus(PERIOD)) && !pending.loading().get()) {
      refresh();
    }
  }

  /// What was there when it was first read is no news.
  private void tell() {
    count();
    Set<UUID> seen = new HashSet<>();
    pending.entries().forEach(entry -> seen.add(entry.pending().slip().id()));
    known.ifPresent(before ->
        news.set(
            mine.get().stream()
                .filter(review -> !before.contains(review.pending().slip().id()))
                .toList()));
    known = Optional.of(seen);
  }

  private void count() {
    var desk = new Hindrance.Desk(seat.seat().get(), new SigningPermit.Granted(), time.now());
    mine.set(
        pending.entries().stream()
            .flatMap(Inbox::review)
            .filter(review -> Hindrance.isWanted(review, desk))
            .toList());
  }

  private static Stream<IntentReview> review(Entry entry) {
    return entry instanceof Entry.Reviewed(var review) ? Stream.of(review) : Stream.empty();
  }

  /// What waits.
  public IntentShelf pending() {
    return pending;
  }

  /// What no longer waits, of the state that was asked for last.
  public IntentShelf ended() {
    return ended;
  }

  /// What waits for the operator at this desk.
  public ReadOnlyObjectProperty<List<IntentReview>> mine() {
    return mine.getReadOnlyProperty();
  }

  /// What of it came with the last reading.
  public ReadOnlyObjectProperty<List<IntentReview>> news() {
    return news.getReadOnlyProperty();
  }

  /// The time, every second.
  public ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }
}
