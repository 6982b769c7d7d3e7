package io.nitrowallet.domain.planted;

import io.nitrowallet.domain.secret.SecretBytes;

/// A private key beside a text of it.
public final class WrittenKey {
  private final SecretBytes secret;
  private final String hex;

  /// Keeps both.
  public WrittenKey(SecretBytes secret, String hex) {
    this.secret = secret;
    this.hex = hex;
  }

  /// Whether they agree in length.
  public boolean agrees() {
    return hex.length() == 2 * secret.length();
  }
}
