package io.nitrowallet.aws.kms;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;

/// The end of the time that one call may take in all. The SDK calls on one thread from top to
/// bottom, so a scoped value carries the deadline to the sockets at the bottom, where waiting
/// happens: a peer that sends a byte now and then outlives any timeout of a single read.
final class CallDeadline {
  private static final ScopedValue<Long> END_NANOS = ScopedValue.newInstance();

  private CallDeadline() {}

  /// Runs `operation`, during which {@link #limit} counts down from `duration`.
  static <T> T within(Duration duration, Supplier<T> operation) {
    return ScopedValue.where(END_NANOS, System.nanoTime() + duration.toNanos())
        .call(operation::get);
  }

  /// `timeoutMillis` (0 waits for ever), cut down to what is left of the current call, if one is
  /// being made.
  ///
  /// @throws SocketTimeoutException if nothing is left
  static int limit(int timeoutMillis) throws SocketTimeoutException {
    if (!END_NANOS.isBound()) {
      return timeoutMillis;
    }
    long leftMillis = (END_NANOS.get() - System.nanoTime()) / 1_000_000;
    if (leftMillis <= 0) {
      throw new SocketTimeoutException("the deadline of the call has passed");
    }
    long limited = timeoutMillis == 0 ? leftMillis : Math.min(timeoutMillis, leftMillis);
    return (int) Math.min(limited, Integer.MAX_VALUE);
  }
}
