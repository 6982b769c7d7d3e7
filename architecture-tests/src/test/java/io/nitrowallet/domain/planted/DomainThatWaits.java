package io.nitrowallet.domain.planted;

/// The ambient clock in nanoseconds.
public final class DomainThatWaits {
  /// Breaks the rule.
  public long violate() {
    return System.nanoTime();
  }
}
