package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps receipts while the gateway runs, on a thread of its own: soon after each request, and
/// every few seconds. Requests never wait for it. Whatever fails is tried again; an enclave keeps
/// its last ten thousand receipts for that long.
public final class ReceiptKeeping implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(3);

  /// Requests that come together are kept together.
  private static final Duration GATHERING = Duration.ofMillis(200);

  /// An enclave that does not answer takes a deadline each time; the others shall not wait for it
  /// in each round.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final List<ReceiptCollector> collectors;
  private final TableFeed table;
  private final KeepingJournal journal;
  private final Semaphore requests = new Semaphore(0);
  private final Map<String, Long> pauses = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private ReceiptKeeping(
      List<ReceiptCollector> collectors, TableFeed table, KeepingJournal journal) {
    this.collectors = List.copyOf(collectors);
    this.table = table;
    this.journal = journal;
    this.thread = Thread.ofPlatform().daemon().name("receipts").unstarted(this::run);
  }

  /// Keeps until it is closed.
  ///
  /// @param collectors one for each enclave
  public static ReceiptKeeping start(
      List<ReceiptCollector> collectors, TableFeed table, KeepingJournal journal) {
    ReceiptKeeping keeping = new ReceiptKeeping(collectors, table, journal);
    keeping.thread.start();
    return keeping;
  }

  /// There are new receipts.
  public void wake() {
    if (requests.availablePermits() == 0) {
      requests.release();
    }
  }

  private void run() {
    try {
      boolean last;
      do {
        last = closed; // then one round more
        boolean _ = requests.tryAcquire(last ? 0 : EVERY.toMillis(), TimeUnit.MILLISECONDS);
        requests.drainPermits();
        round();
        Thread.sleep(last ? 0 : GATHERING.toMillis());
      } while (!last);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it was closed
    }
  }

  private void round() {
    for (ReceiptCollector collector : collectors) {
      Long until = pauses.get(collector.enclave());
      if (until == null || System.nanoTime() - until >= 0) {
        collect(collector);
      }
    }
    attempt(() -> journal.fed(table.feed()), journal::notFed);
  }

  private void collect(ReceiptCollector collector) {
    String enclave = collector.enclave();
    pauses.remove(enclave);
    attempt(
        () -> journal.collected(enclave, collector.collect()),
        reason -> {
          pauses.put(enclave, System.nanoTime() + AFTER_FAILURE.toNanos());
          journal.notCollected(enclave, reason);
        });
  }

  /// A fault of ours ends neither the round nor the thread.
  private static void attempt(Runnable step, Consumer<RefusedException> failed) {
    try {
      step.run();
    } catch (RefusedException e) {
      failed.accept(e);
    } catch (RuntimeException e) {
      failed.accept(
          new RefusedException(
              ErrorCode.INTERNAL, "a fault of ours: " + e.getClass().getSimpleName(), e));
    }
  }

  /// Keeps once more what there is, within a few seconds.
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
