package io.nitrowallet.parent.gateway;

import java.time.Duration;

/// What one caller may cost the others.
///
/// @param body how long a request's body may take to arrive, and a request wait for its turn
/// @param batch how long a batch may go on
/// @param drain how long requests may go on after the gateway was told to stop
/// @param concurrent the most requests that are answered at a time; others wait for their turn
public record GatewayLimits(Duration body, Duration batch, Duration drain, int concurrent) {
  /// Those of production.
  public static final GatewayLimits STANDARD =
      new GatewayLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(30), 128);
}
