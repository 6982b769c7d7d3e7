package io.nitrowallet.domain.planted;

import java.security.SecureRandom;

/// Randomness of its own, however good.
public final class DomainThatRollsDice {
  /// Breaks the rule.
  public SecureRandom violate() {
    return new SecureRandom();
  }
}
