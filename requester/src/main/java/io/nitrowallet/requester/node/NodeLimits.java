package io.nitrowallet.requester.node;

import io.nitrowallet.formats.json.NodeJson;
import java.time.Duration;

/// What a node may cost.
///
/// @param exchange how long a call may take, from the first byte sent to the last one read
/// @param body the longest answer, in bytes
public record NodeLimits(Duration exchange, int body) {
  /// Those of production.
  public static final NodeLimits STANDARD =
      new NodeLimits(Duration.ofSeconds(15), NodeJson.MAX_LENGTH);
}
