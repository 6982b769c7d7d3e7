package io.nitrowallet.aws.kms;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The RSA-2048 keys to which KMS encrypts its replies (protocol.md §7). A key serves at most ten
/// minutes and 1,000 calls; its successor is made in the background, so that only the first call
/// ever waits for one.
///
/// Thread-safe. Closing destroys the keys, best effort, once the last lease has ended.
public final class RecipientKeys implements AutoCloseable {
  /// How long one key serves.
  public static final Duration MAX_AGE = Duration.ofMinutes(10);

  /// How many calls one key serves.
  public static final int MAX_USES = 1_000;

  private final SecureRandom random;
  private final LongSupplier nanoTime;
  private final Executor background;
  private CompletableFuture<RecipientKey> next;
  private @Nullable RecipientKeyGeneration current;
  private boolean closed;

  private RecipientKeys(SecureRandom random, LongSupplier nanoTime, Executor background) {
    this.random = random;
    this.nanoTime = nanoTime;
    this.background = background;
    this.next = makeNext();
  }

  /// Keys drawn from `random`; the first is being made when this returns.
  public static RecipientKeys drawnFrom(SecureRandom random) {
    return new RecipientKeys(
        random,
        System::nanoTime,
        task -> Thread.ofPlatform().daemon().name("recipient-key").start(task));
  }

  static RecipientKeys withClock(LongSupplier nanoTime, Executor background) {
    return new RecipientKeys(new SecureRandom(), nanoTime, background);
  }

  /// Lends the current key for one call to KMS. The caller closes the lease.
  ///
  /// @throws IllegalStateException after {@link #close}
  synchronized RecipientKeyGeneration.Lease lease() {
    if (closed) {
      throw new IllegalStateException("the recipient keys were destroyed");
    }
    RecipientKeyGeneration serving = current;
    if (serving == null || serving.isSpent(nanoTime.getAsLong())) {
      serving = rotate(serving);
    }
    return serving.lease();
  }

  private RecipientKeyGeneration rotate(@Nullable RecipientKeyGeneration spent) {
    RecipientKeyGeneration fresh = new RecipientKeyGeneration(takeNext(), nanoTime.getAsLong());
    if (spent != null) {
      spent.retire();
    }
    current = fresh;
    next = makeNext();
    return fresh;
  }

  private RecipientKey takeNext() {
    try {
      return next.join();
    } catch (CompletionException e) {
      // A second attempt in the foreground, where its failure can be reported to a caller.
      return RecipientKey.generate(random);
    }
  }

  private CompletableFuture<RecipientKey> makeNext() {
    return CompletableFuture.supplyAsync(() -> RecipientKey.generate(random), background);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.retire();
    }
    var _ = next.thenAccept(RecipientKey::destroy);
  }
}
