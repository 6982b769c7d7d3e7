package io.nitrowallet.console;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// JavaFX without a screen, for tests: its thread, started once a JVM.
final class FxThread {
  private static final int DEADLINE_SECONDS = 30;

  static {
    start();
  }

  private FxThread() {}

  /// What the action returns or throws, run on JavaFX's own thread.
  static <T> T call(Callable<T> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(action.call());
      } catch (Exception | AssertionError e) {
        result.completeExceptionally(e);
      }
    });
    return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
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
