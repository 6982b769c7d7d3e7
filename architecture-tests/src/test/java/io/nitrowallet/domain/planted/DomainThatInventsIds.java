package io.nitrowallet.domain.planted;

import java.util.UUID;

/// Ambient randomness in the guise of an identifier.
public final class DomainThatInventsIds {
  /// Breaks the rule.
  public UUID violate() {
    return UUID.randomUUID();
  }
}
