package io.nitrowallet.parent.gateway;

import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.jsonrpc.RpcJournal;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written down of one request: a line in the log and some numbers, nothing of what it
/// said. Used by the thread that serves the request.
final class Journal implements RpcJournal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final String OK = "ok";

  private final String requestId = UUID.randomUUID().toString();
  private final long start = System.nanoTime();
  private final String endpoint;
  private final GatewayMetrics metrics;
  private Caller caller = Caller.anybody();
  private String method = "-";
  private int calls;
  private int refused;

  private Journal(String endpoint, GatewayMetrics metrics) {
    this.endpoint = endpoint;
    this.metrics = metrics;
  }

  /// Opens one; {@link #end} must follow.
  static Journal begin(String endpoint, GatewayMetrics metrics) {
    metrics.began();
    return new Journal(endpoint, metrics);
  }

  @Override
  public String requestId() {
    return requestId;
  }

  /// Who made the request, once that is known.
  void madeBy(Caller identified) {
    caller = identified;
  }

  @Override
  public void called(String name, String outcome, Duration took) {
    metrics.called(name, outcome, took);
    calls++;
    refused += outcome.equals(OK) ? 0 : 1;
    method = calls > 1 ? "batch" : name;
  }

  /// The request was answered.
  void end(Answer answer) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    metrics.answered(endpoint, answer.status(), answer.outcome(), took);
    LOG.info(
        "request={} caller={} endpoint={} method={} calls={} refused={} status={} outcome={} ms={}",
        requestId,
        caller.name(),
        endpoint,
        method,
        calls,
        refused,
        answer.status(),
        answer.outcome(),
        took.toMillis());
  }
}
