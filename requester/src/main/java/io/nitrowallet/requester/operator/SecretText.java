package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A passphrase or PIN as the JCA wants it: characters in an array that is overwritten after use.
final class SecretText {
  private SecretText() {}

  /// Lends the characters of `utf8` to `reader`, which must not keep them. Closes `utf8`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no UTF-8 text, or empty
  static <T> T lend(SecretBytes utf8, Reader<T> reader) {
    try (utf8) {
      return utf8.use(bytes -> {
        char[] room = new char[bytes.length];
        char[] text = new char[0];
        try {
          text = decode(bytes, room);
          return reader.read(text);
        } finally {
          Arrays.fill(text, '\0');
          Arrays.fill(room, '\0');
        }
      });
    }
  }

  private static char[] decode(byte[] utf8, char[] room) {
    CharBuffer text = CharBuffer.wrap(room);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), text, true);
    if (result.isError() || text.position() == 0) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a passphrase or PIN is text in UTF-8, and not empty");
    }
    return Arrays.copyOf(room, text.position());
  }

  /// Uses the characters.
  @FunctionalInterface
  interface Reader<T> {
    T read(char[] text);
  }
}
