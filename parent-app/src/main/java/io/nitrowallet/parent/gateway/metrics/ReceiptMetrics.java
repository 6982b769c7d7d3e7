package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.receipts.KeepingJournal;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Fed;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.concurrent.atomic.AtomicLong;

/// Counts how the keeping of receipts goes, and passes everything on. Thread-safe where it is read.
public final class ReceiptMetrics implements KeepingJournal, MultiCollector {
  private static final String PREFIX = "nitro_wallet_gateway_receipts_";

  private final KeepingJournal next;
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong forked = new AtomicLong();
  private final AtomicLong tabled = new AtomicLong();
  private final AtomicLong tableUp = new AtomicLong();

  /// @param next is told the same
  public ReceiptMetrics(KeepingJournal next) {
    this.next = next;
  }

  @Override
  public void collected(String enclave, Collected collected) {
    kept.addAndGet(collected.kept());
    lost.addAndGet(collected.lost());
    next.collected(enclave, collected);
  }

  @Override
  public void notCollected(String enclave, RefusedException reason) {
    if (reason.code() == ErrorCode.RECEIPTS_REFUSED) {
      forked.incrementAndGet();
    }
    next.notCollected(enclave, reason);
  }

  @Override
  public void fed(Fed fed) {
    tabled.addAndGet(fed.kept());
    forked.addAndGet(fed.contradicted().size());
    tableUp.set(1);
    next.fed(fed);
  }

  @Override
  public void notFed(RefusedException reason) {
    tableUp.set(0);
    next.notFed(reason);
  }

  @Override
  public MetricSnapshots collect() {
    return MetricSnapshots.of(
        counter("kept", "receipts that were kept in files", kept),
        counter("lost", "receipts that enclaves no longer had when they were asked", lost),
        counter("contradicted", "receipts that contradict what is kept", forked),
        counter("table_lines", "lines that were put in the table", tabled),
        GaugeSnapshot.builder()
            .name(PREFIX + "table_up")
            .help("Whether the table has all that the files have")
            .dataPoint(GaugeDataPointSnapshot.builder().value((double) tableUp.get()).build())
            .build());
  }

  private static CounterSnapshot counter(String name, String what, AtomicLong value) {
    return CounterSnapshot.builder()
        .name(PREFIX + name)
        .help("The number of " + what)
        .dataPoint(CounterDataPointSnapshot.builder().value((double) value.get()).build())
        .build();
  }
}
