package io.nitrowallet.parent.gateway;

import java.time.Duration;

/// What one caller may cost the others.
///
/// @param body how long a request's body may take to arrive
/// @param batch how long a batch may go on
/// @param drain how long requests may go on after the gateway was told to stop
/// @param concurrent the most requests at a time
public record GatewayLimits(Duration body, Duration batch, Duration drain, int concurrent) {
  /// Those of production.
  public static final GatewayLimits STANDARD =
      new GatewayLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(30), 128);
}
