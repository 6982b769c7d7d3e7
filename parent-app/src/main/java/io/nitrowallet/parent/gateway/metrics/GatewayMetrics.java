package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.bytes.Bytes;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/// The numbers of one gateway. Every label has few values, none of which a caller chooses.
/// Thread-safe.
public final class GatewayMetrics {
  /// What {@link #text} is.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double NANOS = 1e9;
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final String OK = "ok";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests = counter("requests", "HTTP requests", "endpoint", "status");
  private final Histogram requestTime = histogram("request", "HTTP requests", "endpoint");
  private final Counter calls = counter("rpc_calls", "JSON-RPC calls", "method", "outcome");
  private final Histogram callTime = histogram("rpc_call", "JSON-RPC calls", "method");
  private final Histogram stepTime = histogram("step", "steps of requests", "step");
  private final Counter refusals = counter("refusals", "refusals, by stable code", "code");
  private final Gauge inFlight =
      Gauge.builder()
          .name("nitro_wallet_gateway_in_flight")
          .help("HTTP requests being answered")
          .register(registry);

  private Counter counter(String name, String what, String... labels) {
    return Counter.builder()
        .name("nitro_wallet_gateway_" + name + "_total")
        .help("The number of " + what)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private Histogram histogram(String name, String what, String... labels) {
    return Histogram.builder()
        .name("nitro_wallet_gateway_" + name + "_seconds")
        .help("The time taken by " + what)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(BOUNDS)
        .withoutExemplars()
        .register(registry);
  }

  /// Adds what is looked up each time that the numbers are read.
  public GatewayMetrics with(MultiCollector collector) {
    registry.register(collector);
    return this;
  }

  /// A request came in.
  public void began() {
    inFlight.inc();
  }

  /// It was answered.
  ///
  /// @param endpoint by its name
  /// @param outcome `ok` or a stable code
  public void answered(String endpoint, int status, String outcome, Duration took) {
    inFlight.dec();
    requests.labelValues(endpoint, Integer.toString(status)).inc();
    requestTime.labelValues(endpoint).observe(seconds(took));
    refused(outcome);
  }

  /// A JSON-RPC call was made.
  ///
  /// @param method one that there is, or a word for those that there are not
  /// @param outcome `ok` or a stable code
  public void called(String method, String outcome, Duration took) {
    calls.labelValues(method, outcome).inc();
    callTime.labelValues(method).observe(seconds(took));
    refused(outcome);
  }

  /// Measures one step of a request, whatever comes of it.
  public <T> T measure(Step step, Supplier<T> action) {
    long start = System.nanoTime();
    try {
      return action.get();
    } finally {
      stepTime.labelValues(step.word()).observe((System.nanoTime() - start) / NANOS);
    }
  }

  /// All of it.
  public Bytes text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.copyOf(out.toByteArray());
  }

  private void refused(String outcome) {
    if (!outcome.equals(OK)) {
      refusals.labelValues(outcome).inc();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
