package io.nitrowallet.domain.planted;

/// Ambient randomness.
public final class DomainThatThrowsDice {
  /// Breaks the rule.
  public double violate() {
    return Math.random();
  }
}
