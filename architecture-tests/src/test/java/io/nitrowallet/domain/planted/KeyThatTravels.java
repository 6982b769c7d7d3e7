package io.nitrowallet.domain.planted;

import io.nitrowallet.domain.secret.SecretBytes;
import java.io.Serializable;

/// A key that can be written to a file by accident.
public final class KeyThatTravels implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient SecretBytes secret;

  /// Takes ownership.
  public KeyThatTravels(SecretBytes secret) {
    this.secret = secret;
  }

  /// The length in bytes.
  public int length() {
    return secret.length();
  }
}
