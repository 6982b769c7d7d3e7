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

  /// @param ramp over how long they begin, one after the other: processes that have just started
  ///   are slow, and would only refuse them all
  Clients(GatewayClient gateway, int count, Duration ramp) {
    this.gateway = gateway;
    for (int i = 0; i < count; i++) {
      Duration delay = ramp.multipliedBy(i).dividedBy(count);
      var _ = threads.submit(() -> askOn(delay));
    }
  }

  private Void askOn(Duration delay) throws InterruptedException {
    Thread.sleep(delay);
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
