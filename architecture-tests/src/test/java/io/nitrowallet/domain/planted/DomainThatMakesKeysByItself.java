package io.nitrowallet.domain.planted;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// A key from the randomness of a library instead of the port.
public final class DomainThatMakesKeysByItself {
  /// Breaks the rule.
  public KeyPair violate() throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance("EC").generateKeyPair();
  }
}
