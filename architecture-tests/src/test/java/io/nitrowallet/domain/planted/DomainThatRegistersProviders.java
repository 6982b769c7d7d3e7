package io.nitrowallet.domain.planted;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// More of BouncyCastle than its lightweight API.
public final class DomainThatRegistersProviders {
  /// Breaks the rule.
  public Provider violate() {
    return new BouncyCastleProvider();
  }
}
