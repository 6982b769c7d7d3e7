package io.nitrowallet.domain.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// UTF-8 (RFC 3629) that replaces nothing. The JDK's own conversions turn what they cannot encode
/// into a question mark, so that two texts could have one hash.
public final class Utf8 {
  private Utf8() {}

  /// The bytes of `text`, or nothing where a surrogate in it has no partner.
  public static Optional<Bytes> encode(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return Optional.of(Bytes.copyOf(bytes));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The text that `bytes` encode, or nothing where they are not UTF-8: overlong forms, encoded
  /// surrogates and cut sequences are not.
  public static Optional<String> decode(Bytes bytes) {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes.toArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
