package io.nitrowallet.domain.planted;

import java.time.Instant;
import java.util.function.Supplier;

/// The ambient clock by way of a method reference.
public final class DomainThatHandsOutTheClock {
  /// Breaks the rule.
  public Supplier<Instant> violate() {
    return Instant::now;
  }
}
