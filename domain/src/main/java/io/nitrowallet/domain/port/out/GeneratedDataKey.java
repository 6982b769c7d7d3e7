package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;

/// A fresh data key with its wrapped form. Whoever receives it owns the plaintext and closes it.
public final class GeneratedDataKey implements AutoCloseable {
  /// The length of the plaintext in bytes.
  public static final int LENGTH = 32;

  private final KeyArn keyArn;
  private final SecretBytes plaintext;
  private final Bytes encrypted;

  /// @param keyArn the KMS key that wrapped it
  /// @param plaintext 32 bytes, owned by this object from now on, also where it is refused
  /// @param encrypted the wrapped form, as KMS returned it
  /// @throws RefusedException with {@link ErrorCode#KMS_REPLY_REFUSED} if the plaintext has another
  ///   length: a shorter one would weaken what is sealed
  public GeneratedDataKey(KeyArn keyArn, SecretBytes plaintext, Bytes encrypted) {
    if (plaintext.length() != LENGTH) {
      plaintext.close();
      throw new RefusedException(ErrorCode.KMS_REPLY_REFUSED, "a data key is 32 bytes long");
    }
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
