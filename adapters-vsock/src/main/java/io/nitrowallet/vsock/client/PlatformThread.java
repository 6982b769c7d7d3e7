package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Takes work that waits on a transport's sockets off virtual threads, which junixsocket serves
/// from a pool that a few waiting ones exhaust. The caller's virtual thread waits without a
/// carrier.
final class PlatformThread {
  private PlatformThread() {}

  /// The result of `work`, here or, called on a virtual thread, on a platform thread.
  static <T> T call(Supplier<T> work) {
    if (!Thread.currentThread().isVirtual()) {
      return work.get();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("call").start(() -> complete(result, work));
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorCode.UNAVAILABLE, "interrupted: ask again", e);
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      result.completeExceptionally(e);
    }
  }
}
