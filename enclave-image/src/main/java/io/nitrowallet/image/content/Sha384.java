package io.nitrowallet.image.content;

import io.nitrowallet.domain.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-384 over contents that are fed to it one after the other.
public final class Sha384 implements Content.Sink {
  private final MessageDigest digest = start();

  @Override
  public void accept(ByteBuffer piece) {
    digest.update(piece);
  }

  /// The hash of all that was fed, 48 bytes. Starts anew.
  public Bytes digest() {
    return Bytes.copyOf(digest.digest());
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-384");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-384", e);
    }
  }
}
