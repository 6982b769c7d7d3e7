package io.nitrowallet.image.pem;

import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The textual encoding of keys (RFC 7468), read without making a `String` of it.
public final class Pem {
  private Pem() {}

  /// The content of the first block of this label in `pem`, whose owner closes it. Nothing where
  /// there is no such block, or it is not base64.
  ///
  /// @param label such as `PRIVATE KEY`
  public static Optional<SecretBytes> block(byte[] pem, String label) {
    byte[] begin = marker("BEGIN", label);
    int start = indexOf(pem, begin, 0);
    if (start < 0) {
      return Optional.empty();
    }
    int end = indexOf(pem, marker("END", label), start);
    if (end < 0) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOfRange(pem, start + begin.length, end);
    try {
      return Optional.of(SecretBytes.adopt(Base64.getMimeDecoder().decode(body)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static byte[] marker(String side, String label) {
    return "-----%s %s-----".formatted(side, label).getBytes(StandardCharsets.US_ASCII);
  }

  private static int indexOf(byte[] text, byte[] sought, int from) {
    for (int at = from; at <= text.length - sought.length; at++) {
      if (Arrays.equals(text, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }
}
