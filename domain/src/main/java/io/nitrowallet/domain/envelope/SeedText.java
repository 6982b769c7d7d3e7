package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.migration.SeedFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The forms in which earlier projects wrote a private key before they sealed it. Works on bytes
/// from beginning to end, so that no key becomes a string.
final class SeedText {
  private static final int KEY_LENGTH = 32;
  private static final int DIGITS = 2 * KEY_LENGTH;

  /// No JSON string can hold these bytes, since quotes are escaped there.
  private static final byte[] ETH_KEY = "\"eth_key\":\"".getBytes(StandardCharsets.UTF_8);

  private SeedText() {}

  /// The 32 bytes that `text` states in the way of `format`. The caller zeroes both.
  ///
  /// @throws IllegalArgumentException if it states no key; the message may not be shown
  static byte[] key(SeedFormat format, byte[] text) {
    return switch (format) {
      case RUST -> text.length == DIGITS + 2 ? prefixed(text) : base64(text);
      case GO -> text.clone();
      case PYTHON -> prefixed(requireLowerCase(text));
      case PYTHON_FIRST -> hex(requireLowerCase(text), 0, text.length);
      case KMS -> ofKms(text);
    };
  }

  /// One key has one text: were another accepted, a row whose bit was changed would still open
  /// where the digit is a letter, and tell so. The example's digits are lower-case.
  private static byte[] requireLowerCase(byte[] text) {
    for (byte digit : text) {
      if (digit >= 'A' && digit <= 'Z') {
        throw new IllegalArgumentException("upper-case");
      }
    }
    return text;
  }

  private static byte[] ofKms(byte[] text) {
    if (text.length > 0 && text[0] == '{') {
      return ofJson(text);
    }
    return text.length == DIGITS + 2 ? prefixed(text) : hex(text, 0, text.length);
  }

  /// `{"secret":"…","eth_key":"…"}`, the digits of leading zero bytes left out.
  private static byte[] ofJson(byte[] text) {
    int from = find(text) + ETH_KEY.length;
    int to = from;
    while (to < text.length && text[to] != '"') {
      to++;
    }
    if (to == text.length) {
      throw new IllegalArgumentException("no end");
    }
    return hex(text, from, to);
  }

  private static int find(byte[] text) {
    for (int at = 0; at + ETH_KEY.length <= text.length; at++) {
      if (Arrays.equals(text, at, at + ETH_KEY.length, ETH_KEY, 0, ETH_KEY.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException("no key");
  }

  private static byte[] base64(byte[] text) {
    byte[] key = Base64.getDecoder().decode(text);
    if (key.length != KEY_LENGTH) {
      Arrays.fill(key, (byte) 0);
      throw new IllegalArgumentException("not 32 bytes");
    }
    return key;
  }

  private static byte[] prefixed(byte[] text) {
    if (text.length != DIGITS + 2 || text[0] != '0' || text[1] != 'x') {
      throw new IllegalArgumentException("no 0x");
    }
    return hex(text, 2, text.length);
  }

  private static byte[] hex(byte[] text, int from, int to) {
    int digits = to - from;
    if (digits == 0 || digits > DIGITS || digits % 2 != 0) {
      throw new IllegalArgumentException("not the digits of a key");
    }
    // All digits are judged first, so that nothing is decoded of what is refused.
    for (int i = from; i < to; i++) {
      HexFormat.fromHexDigit(text[i]);
    }
    byte[] key = new byte[KEY_LENGTH];
    for (int i = from; i < to; i += 2) {
      int high = HexFormat.fromHexDigit(text[i]);
      key[KEY_LENGTH - (to - i) / 2] = (byte) (high << 4 | HexFormat.fromHexDigit(text[i + 1]));
    }
    return key;
  }
}
