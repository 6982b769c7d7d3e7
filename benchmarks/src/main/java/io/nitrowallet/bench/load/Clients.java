package io.nitrowallet.bench.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Clients that ask on, each its next request when the last was answered, until they are closed.
/// Every request is for another nonce.
final class Clients implements AutoCloseable {
  private final GatewayClient gateway;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong nonces = new AtomicLong();
  private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally());
  private volatile boolean over;

  Clients(GatewayClient gateway, int count) {
    this.gateway = gateway;
    for (int i = 0; i < count; i++) {
      var _ = threads.submit(this::askOn);
    }
  }

  private Void askOn() throws InterruptedException {
    while (!over) {
      long start = System.nanoTime();
      Answer answer = gateway.sign(nonces.getAndIncrement());
      tally.get().add(answer, Duration.ofNanos(System.nanoTime() - start));
      if (answer instanceof Answer.Failed) {
        Thread.sleep(100); // nobody asks on at once, and a gateway that is gone fails quickly
      }
    }
    return null;
  }

  /// What was answered since this was last called, or since the start.
  Tally restart() {
    return tally.getAndSet(new Tally());
  }

  /// What was answered since {@link #restart} was last called.
  Tally tally() {
    return tally.get();
  }

  /// Lets the requests that run end.
  ///
  /// @return what was answered since {@link #restart} was last called
  Tally finish() {
    over = true;
    threads.close();
    return tally.get();
  }

  @Override
  public void close() {
    var _ = finish();
  }
}
