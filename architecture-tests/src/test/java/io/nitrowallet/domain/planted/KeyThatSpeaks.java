package io.nitrowallet.domain.planted;

import io.nitrowallet.domain.secret.SecretBytes;

/// A key that shows a little of itself.
public final class KeyThatSpeaks {
  private final SecretBytes secret;

  /// Takes ownership.
  public KeyThatSpeaks(SecretBytes secret) {
    this.secret = secret;
  }

  @Override
  public String toString() {
    return "KeyThatSpeaks[" + secret.length() + "]";
  }
}
