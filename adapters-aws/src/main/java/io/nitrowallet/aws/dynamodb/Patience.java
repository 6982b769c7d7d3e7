package io.nitrowallet.aws.dynamodb;

import java.time.Duration;

/// The time that somebody gives the service to become ready, from construction on.
final class Patience {
  private static final long POLL = 500;

  private final long deadline;

  Patience(Duration patience) {
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /// Waits for a moment before another attempt.
  ///
  /// @return false, at once, if there is no time left or the thread was interrupted
  boolean lasts() {
    if (System.nanoTime() - deadline > 0) {
      return false;
    }
    try {
      Thread.sleep(POLL);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
