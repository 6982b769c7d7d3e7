package io.nitrowallet.vsock.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Connects on a thread of its own. The kernel may hold `connect` longer than any timeout asked for
/// (a vsock without a peer, a Unix socket whose backlog is full), and nothing wakes it; so the
/// caller is let go in time, and the attempt that comes through late is closed.
final class TimedConnect {
  /// More attempts than these hang only where something is badly wrong; threads must not pile up.
  private static final Semaphore ATTEMPTS = new Semaphore(64);

  private TimedConnect() {}

  /// Connects `socket`, and closes it if that fails.
  static void connect(Socket socket, SocketAddress address, Duration timeout) throws IOException {
    if (!ATTEMPTS.tryAcquire()) {
      socket.close();
      throw new IOException("too many connection attempts are still waiting");
    }
    CompletableFuture<Boolean> attempt = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("connect").start(() -> attempt(socket, address, attempt));
    try {
      attempt.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw abandon(socket, attempt, new SocketTimeoutException("connect timed out"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandon(socket, attempt, new IOException("interrupted while connecting"));
    }
  }

  private static void attempt(
      Socket socket, SocketAddress address, CompletableFuture<Boolean> attempt) {
    try {
      socket.connect(address);
      if (!attempt.complete(true)) {
        socket.close();
      }
    } catch (IOException | RuntimeException e) {
      attempt.completeExceptionally(e);
      closeQuietly(socket);
    } finally {
      ATTEMPTS.release();
    }
  }

  /// Whichever of the two sides completes the attempt first decides who closes the socket.
  private static IOException abandon(
      Socket socket, CompletableFuture<Boolean> attempt, IOException reason) {
    if (!attempt.completeExceptionally(reason)) {
      closeQuietly(socket);
    }
    return reason;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was never connected, and nobody waits for it.
    }
  }
}
