package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets only so many documents be parsed at a time, first come, first served: while it is parsed,
/// one takes many times its length, which all connections together must not multiply. What is being
/// answered holds no turn, as that may wait for others for seconds.
public final class ParsingTurns {
  private final Semaphore turns;
  private final Duration patience;

  /// @param count how many parse at a time
  /// @param patience how long one waits for its turn
  public ParsingTurns(int count, Duration patience) {
    this.turns = new Semaphore(count, true);
    this.patience = patience;
  }

  /// What `parsing` yields, once it is its turn.
  ///
  /// @throws RefusedException with {@link ErrorCode#BUSY} if that does not come in time
  public <T> T inTurn(Supplier<T> parsing) {
    await();
    try {
      return parsing.get();
    } finally {
      turns.release();
    }
  }

  private void await() {
    try {
      if (turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RefusedException(
        ErrorCode.BUSY, "the enclave has too many requests to read: try again later");
  }
}
