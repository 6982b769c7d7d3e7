package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.requester.fleet.QueueTime;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.function.Supplier;

/// How long requests wait for a place at an enclave: what more enclaves would make shorter.
public final class QueueMetrics implements MultiCollector {
  private static final double NANOS = 1e9;

  private final Supplier<QueueTime> queueTime;

  /// Reads `queueTime` each time.
  public QueueMetrics(Supplier<QueueTime> queueTime) {
    this.queueTime = queueTime;
  }

  @Override
  public MetricSnapshots collect() {
    QueueTime now = queueTime.get();
    return MetricSnapshots.of(
        SummarySnapshot.builder()
            .name("nitro_wallet_gateway_queue_seconds")
            .help("The time that requests waited for a place at an enclave")
            .dataPoint(
                SummaryDataPointSnapshot.builder()
                    .count(now.requests())
                    .sum(now.total().toNanos() / NANOS)
                    .build())
            .build());
  }
}
