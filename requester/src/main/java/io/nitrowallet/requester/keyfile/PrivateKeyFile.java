package io.nitrowallet.requester.keyfile;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.util.Arrays;
import java.util.function.Supplier;

/// A private key in a file: 64 hex digits, with or without `0x` before and white space around them,
/// or a Web3 keystore of version 3.
public final class PrivateKeyFile {
  private PrivateKeyFile() {}

  /// The key in `content`, the caller's. Zeroes `content`, also where it is refused.
  ///
  /// @param password asked for only where `content` is a keystore; closed here
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is no key in it, or the
  ///   password is wrong
  public static PrivateKey parse(SecretBytes content, Supplier<SecretBytes> password) {
    try (content) {
      return content.use(bytes ->
          PrivateKey.adopt(isKeystore(bytes) ? Keystore.open(bytes, password) : hex(bytes)));
    }
  }

  private static boolean isKeystore(byte[] content) {
    int first = 0;
    while (first < content.length && isBlank(content[first])) {
      first++;
    }
    return first < content.length && content[first] == '{';
  }

  private static SecretBytes hex(byte[] text) {
    int from = 0;
    int to = text.length;
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (to > from && isBlank(text[to - 1])) {
      to--;
    }
    if (to - from > 2 && text[from] == '0' && text[from + 1] == 'x') {
      from += 2;
    }
    if (to - from != 2 * PrivateKey.LENGTH) {
      throw refused();
    }
    byte[] key = new byte[PrivateKey.LENGTH];
    for (int i = 0; i < key.length; i++) {
      int high = Character.digit(text[from + 2 * i], 16);
      int low = Character.digit(text[from + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        Arrays.fill(key, (byte) 0);
        throw refused();
      }
      key[i] = (byte) (high << 4 | low);
    }
    return SecretBytes.adopt(key);
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  private static RefusedException refused() {
    return new RefusedException(
        ErrorCode.INVALID_VALUE,
        "a key file holds 64 hex digits and nothing else, or a Web3 keystore of version 3");
  }
}
