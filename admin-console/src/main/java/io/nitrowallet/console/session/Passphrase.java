package io.nitrowallet.console.session;

import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a person typed to unlock a key.
public final class Passphrase {
  private Passphrase() {}

  /// `text` in UTF-8; `text` itself is overwritten.
  public static SecretBytes utf8(char[] text) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    byte[] exact = new byte[encoded.remaining()];
    encoded.get(exact);
    encoded.clear();
    while (encoded.hasRemaining()) {
      encoded.put((byte) 0);
    }
    Arrays.fill(text, '\0');
    return SecretBytes.adopt(exact);
  }
}
