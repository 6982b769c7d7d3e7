package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What the enclave says that it has done. Nobody vouches for these numbers, and they begin again
/// with each life of an enclave: hence gauges.
public final class EnclaveCounters implements MultiCollector {
  /// Health is not signed: a parent that answers for the enclave shall not fill our memory.
  private static final int MOST = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._]{1,64}");

  private static final String ENCLAVE = "enclave";

  private final Map<String, ? extends Supplier<Optional<CheckHealthResult>>> health;

  /// Reads each of `health`, by the enclave's name, each time.
  public EnclaveCounters(Map<String, ? extends Supplier<Optional<CheckHealthResult>>> health) {
    this.health = health;
  }

  @Override
  public MetricSnapshots collect() {
    var up =
        GaugeSnapshot.builder().name("nitro_wallet_enclave_up").help("Whether an enclave answers");
    var counters =
        GaugeSnapshot.builder()
            .name("nitro_wallet_enclave_counter")
            .help("What the enclave says that it has served and refused in its present life");
    health.forEach((enclave, asked) -> {
      Optional<Healthy> answer =
          asked.get().filter(Healthy.class::isInstance).map(Healthy.class::cast);
      up.dataPoint(point(Labels.of(ENCLAVE, enclave), answer.isPresent() ? 1 : 0));
      answer.stream()
          .flatMap(it -> it.counters().entrySet().stream())
          .filter(counter -> NAME.matcher(counter.getKey()).matches())
          .limit(MOST)
          .map(counter ->
              point(Labels.of(ENCLAVE, enclave, "name", counter.getKey()), counter.getValue()))
          .forEach(counters::dataPoint);
    });
    return MetricSnapshots.of(up.build(), counters.build());
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
