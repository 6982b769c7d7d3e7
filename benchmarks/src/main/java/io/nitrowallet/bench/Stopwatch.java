package io.nitrowallet.bench;

import java.util.function.Supplier;

/// Adds up the time that one kind of call takes. Used by one thread.
final class Stopwatch {
  private long nanos;

  /// Calls and counts the time, also of a call that fails.
  <T> T time(Supplier<T> call) {
    long started = System.nanoTime();
    try {
      return call.get();
    } finally {
      nanos += System.nanoTime() - started;
    }
  }

  /// What was counted since this was last asked.
  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }
}
