package io.nitrowallet.parent.gateway.health;

import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// An answer that is asked for again when it is old. One thread asks; the others meanwhile get what
/// there is, so that whoever is slow to answer holds up one of them. Thread-safe.
public final class Remembered<T> implements Supplier<Optional<T>> {
  private final Supplier<T> source;
  private final Duration freshness;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known<T> known = new Known<>(Optional.empty(), Optional.empty());

  /// @param source may refuse, which counts as no answer
  public Remembered(Supplier<T> source, Duration freshness) {
    this.source = source;
    this.freshness = freshness;
  }

  /// The latest answer; none where the source refused, or has not answered yet.
  @Override
  public Optional<T> get() {
    if (known.isOlderThan(freshness) && asking.tryLock()) {
      try {
        known = new Known<>(ask(), Optional.of(System.nanoTime()));
      } finally {
        asking.unlock();
      }
    }
    return known.answer();
  }

  private Optional<T> ask() {
    try {
      return Optional.of(source.get());
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  private record Known<T>(Optional<T> answer, Optional<Long> at) {
    boolean isOlderThan(Duration age) {
      return at.map(then -> System.nanoTime() - then > age.toNanos()).orElse(true);
    }
  }
}
