package io.nitrowallet.console;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// JavaFX without a screen, for tests: its thread, started once a JVM.
public final class FxThread {
  private static final int DEADLINE_SECONDS = 30;

  static {
    start();
  }

  private FxThread() {}

  /// What the action returns, run on JavaFX's own thread.
  public static <T> T call(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(action.call());
      } catch (Exception | AssertionError e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("JavaFX's thread did not do it", e);
    }
  }

  private static void start() {
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    try {
      if (!started.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("JavaFX did not start; see the packages in .ci/run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
