package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.concurrent.Semaphore;

/// Turns newcomers away without waiting for them to read why. Each is told on a thread of its own;
/// when all of these wait for such as do not read, the next is just closed.
final class Farewells {
  private static final int LIMIT = 16;

  private final Semaphore free = new Semaphore(LIMIT);

  /// Takes over `connection`, and returns at once.
  void turnAway(Connection connection) {
    if (!free.tryAcquire()) {
      connection.close();
      return;
    }
    boolean started = false;
    try {
      Thread.ofPlatform().daemon().name("turn-away").start(() -> tell(connection));
      started = true;
    } finally {
      if (!started) {
        free.release();
        connection.close();
      }
    }
  }

  private void tell(Connection connection) {
    try {
      connection.turnAway(
          new RefusedException(
              ErrorCode.BUSY, "the enclave serves as many callers as it can: try again later"));
    } finally {
      free.release();
    }
  }
}
