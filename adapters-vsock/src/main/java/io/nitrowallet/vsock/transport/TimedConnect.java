package io.nitrowallet.vsock.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Connects on a thread of its own. The kernel may hold `connect` longer than any timeout asked for
/// (a vsock without a peer, a Unix socket whose backlog is full), and nothing wakes it; so the
/// caller is let go in time, and the attempt that comes through late is closed.
final class TimedConnect {
  /// More attempts than these hang only where something is badly wrong; threads must not pile up.
  private static final Semaphore ATTEMPTS = new Semaphore(64);

  private static final ThreadFactory THREADS =
      Thread.ofPlatform().daemon().name("connect").factory();

  private TimedConnect() {}

  /// Connects `socket`, and closes it if that fails.
  static void connect(Socket socket, SocketAddress address, Duration timeout) throws IOException {
    connect(socket, address, timeout, THREADS);
  }

  static void connect(Socket socket, SocketAddress address, Duration timeout, ThreadFactory threads)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    acquire(socket, timeout);
    CompletableFuture<Boolean> attempt = start(socket, address, threads);
    try {
      attempt.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw abandon(socket, attempt, new SocketTimeoutException("connect timed out"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandon(socket, attempt, new IOException("interrupted while connecting"));
    }
  }

  /// A burst of callers waits its turn; only attempts that hang keep others out for long.
  private static void acquire(Socket socket, Duration timeout) throws IOException {
    try {
      if (ATTEMPTS.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
    throw new IOException("too many connection attempts are still waiting");
  }

  /// Without memory or threads for the attempt, its permit must not be lost: they may come back.
  private static CompletableFuture<Boolean> start(
      Socket socket, SocketAddress address, ThreadFactory threads) {
    boolean started = false;
    try {
      CompletableFuture<Boolean> attempt = new CompletableFuture<>();
      threads.newThread(() -> attempt(socket, address, attempt)).start();
      started = true;
      return attempt;
    } finally {
      if (!started) {
        ATTEMPTS.release();
        closeQuietly(socket);
      }
    }
  }

  private static void attempt(
      Socket socket, SocketAddress address, CompletableFuture<Boolean> attempt) {
    try {
      socket.connect(address);
      if (!attempt.complete(true)) {
        socket.close();
      }
    } catch (Throwable e) { // errors too: whoever waits learns of none that ends this thread
      try {
        closeQuietly(socket);
      } finally {
        attempt.completeExceptionally(e);
      }
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
