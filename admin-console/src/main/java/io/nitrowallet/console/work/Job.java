package io.nitrowallet.console.work;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Something that is being done, and can be given up. Thread-safe.
public final class Job {
  private boolean cancelled;
  private boolean ended;
  private @Nullable Future<?> future;

  Job() {}

  /// Gives it up: its thread is interrupted, and whoever waits for its outcome hears nothing.
  public synchronized void cancel() {
    cancelled = true;
    if (future != null) {
      future.cancel(true);
    }
  }

  /// Whether it is neither done nor given up.
  public synchronized boolean isRunning() {
    return !cancelled && !ended;
  }

  synchronized void runs(Future<?> started) {
    future = started;
    if (cancelled) {
      started.cancel(true);
    }
  }

  void endedBy(Runnable telling) {
    synchronized (this) {
      ended = true;
    }
    unlessCancelled(telling);
  }

  void unlessCancelled(Runnable action) {
    synchronized (this) {
      if (cancelled) {
        return;
      }
    }
    action.run();
  }
}
