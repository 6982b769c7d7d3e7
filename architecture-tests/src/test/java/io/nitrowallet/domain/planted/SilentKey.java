package io.nitrowallet.domain.planted;

import io.nitrowallet.domain.secret.SecretBytes;

/// No violation: a key as keys should be.
public final class SilentKey {
  private final SecretBytes secret;

  /// Takes ownership.
  public SilentKey(SecretBytes secret) {
    this.secret = secret;
  }

  /// The length in bytes.
  public int length() {
    return secret.length();
  }

  @Override
  public String toString() {
    return "SilentKey";
  }
}
