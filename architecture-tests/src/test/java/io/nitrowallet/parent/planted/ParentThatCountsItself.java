package io.nitrowallet.parent.planted;

import io.prometheus.metrics.core.metrics.Counter;

/// A number past the gateway's metrics.
public final class ParentThatCountsItself {
  /// Breaks the rule.
  public Counter violate() {
    return Counter.builder().name("planted_total").build();
  }
}
