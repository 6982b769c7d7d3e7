package io.nitrowallet.parent.gateway;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import java.time.Duration;

/// What one caller may cost the others.
///
/// @param body how long a request's body may take to arrive
/// @param batch how long a batch may go on
/// @param drain how long requests may go on after the gateway was told to stop
/// @param concurrent the most requests at a time
/// @param waiting the most requests that wait for one of those to end, for as long as a batch may
public record GatewayLimits(
    Duration body, Duration batch, Duration drain, int concurrent, int waiting) {
  /// Those of production.
  public static final GatewayLimits STANDARD =
      new GatewayLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(30), 128, 896);

  Limit concurrency() {
    return FixedLimit.builder()
        .permits(concurrent)
        .queueLength(waiting)
        .queueTimeout(batch)
        .fair(true)
        .build();
  }
}
