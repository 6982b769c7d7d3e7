package io.nitrowallet.domain.planted;

import java.time.Instant;

/// The ambient clock.
public final class DomainThatAsksTheClock {
  /// Breaks the rule.
  public Instant violate() {
    return Instant.now();
  }
}
