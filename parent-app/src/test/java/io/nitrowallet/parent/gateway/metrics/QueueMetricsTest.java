package io.nitrowallet.parent.gateway.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.fleet.QueueTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueMetricsTest {
  private QueueTime queueTime = new QueueTime(0, Duration.ZERO);
  private final GatewayMetrics metrics =
      new GatewayMetrics().with(new QueueMetrics(() -> queueTime));

  private void assertShown(String part, String value) {
    String text = new String(metrics.text().toArray(), UTF_8);
    assertTrue(text.contains("\nnitro_wallet_gateway_queue_seconds_" + part + " " + value), text);
  }

  @Test
  void showsWhatTheQueueTookSoFarInSeconds() {
    assertShown("count", "0\n");
    assertShown("sum", "0.0\n");
    queueTime = new QueueTime(3, Duration.ofMillis(1_250));
    assertShown("count", "3\n");
    assertShown("sum", "1.25\n");
  }
}
