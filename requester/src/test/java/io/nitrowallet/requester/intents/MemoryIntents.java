package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.out.PendingIntents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A table of intents in memory.
public final class MemoryIntents implements PendingIntents {
  private static final Comparator<PendingIntent> ORDER =
      Comparator.<PendingIntent, Instant>comparing(intent -> intent.slip().expires())
          .thenComparing(intent -> intent.slip().id().toString());

  private final Map<UUID, PendingIntent> rows = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private boolean broken;
  private int unreadable;

  /// Whoever asks it from now on is refused.
  public void breakDown() {
    broken = true;
  }

  /// What somebody else does between the reading and the next change.
  public void beforeNextUpdate(Runnable deed) {
    meanwhile.set(deed);
  }

  /// Every page has one more row that cannot be read.
  public void addUnreadable() {
    unreadable++;
  }

  /// What is kept, whatever it is, as whoever writes to a table can do.
  public void overwrite(PendingIntent intent) {
    rows.put(intent.slip().id(), intent);
  }

  /// Everything.
  public List<PendingIntent> all() {
    return rows.values().stream().sorted(ORDER).toList();
  }

  @Override
  public PendingIntent insert(PendingIntent intent) {
    requireWhole();
    PendingIntent earlier = rows.putIfAbsent(intent.slip().id(), intent);
    return earlier == null ? intent : earlier;
  }

  @Override
  public Optional<PendingIntent> find(UUID id) {
    requireWhole();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public void update(PendingIntent next) {
    requireWhole();
    meanwhile.getAndSet(() -> {}).run();
    rows.compute(
        next.slip().id(),
        (_, kept) -> {
          if (kept == null || kept.revision() != next.revision() - 1) {
            throw new RefusedException(ErrorCode.INTENT_CHANGED, "changed");
          }
          return next;
        });
  }

  @Override
  public Page list(Query query) {
    requireWhole();
    List<PendingIntent> rest =
        rows.values().stream()
            .sorted(ORDER)
            .filter(intent -> intent.state().word() == query.state())
            .filter(intent -> intent.slip().expires().isAfter(query.now()))
            .filter(intent -> query.after().filter(mark -> !isBehind(intent, mark)).isEmpty())
            .toList();
    List<PendingIntent> page = first(rest, query.limit());
    return new Page(
        page.stream()
            .filter(intent -> query.account().filter(a -> !a.equals(intent.account())).isEmpty())
            .toList(),
        unreadable,
        page.size() < rest.size()
            ? Optional.of(new Mark(page.getLast().slip().expires(), page.getLast().slip().id()))
            : Optional.empty());
  }

  private static List<PendingIntent> first(List<PendingIntent> rest, int limit) {
    List<PendingIntent> page = new ArrayList<>();
    int payload = 0;
    for (PendingIntent intent : rest) {
      if (page.size() == limit || payload >= IntentPages.MAX_PAYLOAD) {
        break;
      }
      page.add(intent);
      payload += intent.payload().length();
    }
    return page;
  }

  private static boolean isBehind(PendingIntent intent, Mark mark) {
    int order = intent.slip().expires().compareTo(mark.expires());
    return order > 0
        || (order == 0 && intent.slip().id().toString().compareTo(mark.id().toString()) > 0);
  }

  private void requireWhole() {
    if (broken) {
      throw new RefusedException(ErrorCode.UNAVAILABLE, "the table does not answer");
    }
  }
}
