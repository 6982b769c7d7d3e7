package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The forms in which a secret would be found if it leaked. Texts are ISO 8859-1, a character for a
/// byte, so that raw bytes are one of them.
final class SecretForms {
  private SecretForms() {}

  /// Form → text, for one secret.
  static Map<String, String> of(Bytes secret) {
    byte[] raw = secret.toArray();
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("raw", new String(raw, ISO_8859_1));
    forms.put("hex, lower case", HexFormat.of().formatHex(raw));
    forms.put("hex, upper case", HexFormat.of().withUpperCase().formatHex(raw));
    for (int alignment = 0; alignment < 3; alignment++) {
      forms.put("base64, alignment " + alignment, base64(Base64.getEncoder(), raw, alignment));
      forms.put(
          "base64url, alignment " + alignment, base64(Base64.getUrlEncoder(), raw, alignment));
    }
    // What a BigInteger or an array of bytes looks like in a careless log line.
    forms.put("decimal", new BigInteger(1, raw).toString());
    String list = Arrays.toString(raw);
    forms.put("list of bytes", list.substring(1, list.length() - 1));
    return forms;
  }

  /// The characters that the secret alone decides where `before` bytes stand in front of it, modulo
  /// three, and others may follow.
  private static String base64(Base64.Encoder encoder, byte[] secret, int before) {
    byte[] framed = new byte[before + secret.length + 3];
    System.arraycopy(secret, 0, framed, before, secret.length);
    int first = (8 * before + 5) / 6;
    int end = 8 * (before + secret.length) / 6;
    return encoder.encodeToString(framed).substring(first, end);
  }
}
