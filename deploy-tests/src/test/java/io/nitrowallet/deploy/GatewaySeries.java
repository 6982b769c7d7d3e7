package io.nitrowallet.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.parent.gateway.metrics.EnclaveCounters;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.parent.gateway.metrics.QueueMetrics;
import io.nitrowallet.parent.gateway.metrics.ReceiptMetrics;
import io.nitrowallet.parent.gateway.metrics.Step;
import io.nitrowallet.requester.fleet.QueueTime;
import io.nitrowallet.requester.receipts.KeepingLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The series that a gateway shows, read from what it shows once it has served something.
final class GatewaySeries {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /// Values by label by series.
  private final Map<String, Map<String, Set<String>>> series = new TreeMap<>();

  private GatewaySeries(String exposition) {
    exposition.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
  }

  static GatewaySeries ofAGatewayThatServed() {
    var healthy = new Healthy("0.1.0", List.of(1), Bytes.EMPTY, Duration.ZERO, Map.of("sign", 1L));
    Supplier<Optional<CheckHealthResult>> health = () -> Optional.of(healthy);
    GatewayMetrics metrics =
        new GatewayMetrics()
            .with(new QueueMetrics(() -> new QueueTime(1, Duration.ofMillis(1))))
            .with(new ReceiptMetrics(new KeepingLog()))
            .with(new EnclaveCounters(Map.of("CID 16", health)));
    metrics.began();
    metrics.answered("json-rpc", 200, "POLICY_DENIED", Duration.ofMillis(1));
    metrics.called("eth_sign", "ok", Duration.ofMillis(1));
    for (Step step : Step.values()) {
      boolean _ = metrics.measure(step, () -> true);
    }
    return new GatewaySeries(new String(metrics.text().toArray(), UTF_8));
  }

  private void read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("no series: " + line);
    }
    var labels = series.computeIfAbsent(parts.group(1), _ -> new TreeMap<>());
    Matcher label = LABEL.matcher(Optional.ofNullable(parts.group(2)).orElse(""));
    while (label.find()) {
      labels.computeIfAbsent(label.group(1), _ -> new TreeSet<>()).add(label.group(2));
    }
  }

  Set<String> names() {
    return series.keySet();
  }

  Set<String> labels(String name) {
    return series.getOrDefault(name, Map.of()).keySet();
  }

  Set<String> values(String name, String label) {
    return series.getOrDefault(name, Map.of()).getOrDefault(label, Set.of());
  }
}
