package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// How often a caller may call: so many times a second, all of them at once if it likes (the
/// generic cell rate algorithm, whose whole state is one instant). Thread-safe.
public final class Pace {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST = 1_000_000;

  private final long interval;
  private final LongSupplier clock;

  /// When all that was spent is worked off, in nanoseconds of the clock.
  private final AtomicLong settled;

  private Pace(long interval, LongSupplier clock) {
    this.interval = interval;
    this.clock = clock;
    this.settled = new AtomicLong(clock.getAsLong());
  }

  /// `perSecond` calls, 1 to 1,000,000.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is another number
  static Pace of(long perSecond) {
    return of(perSecond, System::nanoTime);
  }

  static Pace of(long perSecond, LongSupplier clock) {
    if (perSecond < 1 || perSecond > MOST) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "'perSecond' is a number from 1 to 1000000");
    }
    return new Pace(SECOND / perSecond, clock);
  }

  /// No limit.
  static Pace unlimited() {
    return new Pace(0, System::nanoTime);
  }

  /// Counts one call.
  ///
  /// @throws RefusedException with {@link ErrorCode#RATE_LIMITED} if it is one too many; within a
  ///   second there is room again
  void spend() {
    long now = clock.getAsLong();
    long before;
    long after;
    do {
      before = settled.get();
      long start = before - now > 0 ? before : now;
      after = start + interval;
      if (after - now > SECOND) {
        throw new RefusedException(
            ErrorCode.RATE_LIMITED, "this caller asks too often: wait a second, then ask again");
      }
    } while (!settled.compareAndSet(before, after));
  }
}
