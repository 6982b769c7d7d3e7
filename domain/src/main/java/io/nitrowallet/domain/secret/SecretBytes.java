package io.nitrowallet.domain.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import javax.security.auth.Destroyable;

/// Secret bytes with one owner, who closes them; closing overwrites them with zeroes.
///
/// This keeps a secret out of `toString`, logs, equality by timing and serialisation, and shortens
/// its life in memory. It does not promise that no copy exists: the garbage collector may have
/// moved the array and the compiler may have spilled parts of it (threat-model.md, rule 10).
///
/// The bytes leave only through {@link #use}, so every use can be searched for. Instances are not
/// thread-safe.
public final class SecretBytes implements AutoCloseable, Destroyable {
  private final byte[] value;
  private boolean destroyed;

  private SecretBytes(byte[] value) {
    this.value = value;
  }

  /// Takes ownership of `value`, which the caller must neither use nor keep.
  public static SecretBytes adopt(byte[] value) {
    return new SecretBytes(value);
  }

  /// The number of bytes.
  public int length() {
    return value.length;
  }

  /// Lends the bytes to `reader`, which must not keep, change or return them.
  ///
  /// @throws IllegalStateException after {@link #close}
  public <T> T use(Function<byte[], T> reader) {
    if (destroyed) {
      throw new IllegalStateException("the secret was destroyed");
    }
    return reader.apply(value);
  }

  /// Overwrites the bytes with zeroes. Closing twice is harmless.
  @Override
  public void close() {
    Arrays.fill(value, (byte) 0);
    destroyed = true;
  }

  @Override
  public void destroy() {
    close();
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  /// Equality in time that depends on the length only. A destroyed secret equals only itself.
  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    return other instanceof SecretBytes that
        && !destroyed
        && !that.destroyed
        && MessageDigest.isEqual(value, that.value);
  }

  /// The same for all secrets of one length: a hash of the content would leak it.
  @Override
  public int hashCode() {
    return value.length;
  }

  /// Says how long the secret is, and nothing else.
  @Override
  public String toString() {
    return "SecretBytes[" + value.length + "]";
  }
}
