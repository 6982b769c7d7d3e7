package io.nitrowallet.aws.planted;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// A second implementation of everything, chosen by name at run time.
public final class AwsThatRegistersBouncyCastle {
  /// Breaks the rule.
  public Provider violate() {
    return new BouncyCastleProvider();
  }
}
