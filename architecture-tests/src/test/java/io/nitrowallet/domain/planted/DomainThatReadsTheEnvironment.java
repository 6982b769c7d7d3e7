package io.nitrowallet.domain.planted;

/// The ambient environment.
public final class DomainThatReadsTheEnvironment {
  /// Breaks the rule.
  public boolean violate() {
    return System.getenv().isEmpty();
  }
}
