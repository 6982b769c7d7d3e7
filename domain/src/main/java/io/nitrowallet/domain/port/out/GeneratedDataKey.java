package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.secret.SecretBytes;

/// A fresh data key with its wrapped form. Whoever receives it owns the plaintext and closes it.
public final class GeneratedDataKey implements AutoCloseable {
  private final KeyArn keyArn;
  private final SecretBytes plaintext;
  private final Bytes encrypted;

  /// @param keyArn the KMS key that wrapped it
  /// @param plaintext 32 bytes, owned by this object from now on
  /// @param encrypted the wrapped form, as KMS returned it
  public GeneratedDataKey(KeyArn keyArn, SecretBytes plaintext, Bytes encrypted) {
    this.keyArn = keyArn;
    this.plaintext = plaintext;
    this.encrypted = encrypted;
  }

  /// The KMS key that wrapped it.
  public KeyArn keyArn() {
    return keyArn;
  }

  /// The plaintext, still owned by this object.
  public SecretBytes plaintext() {
    return plaintext;
  }

  /// The wrapped form.
  public Bytes encrypted() {
    return encrypted;
  }

  /// Zeroes the plaintext.
  @Override
  public void close() {
    plaintext.close();
  }
}
