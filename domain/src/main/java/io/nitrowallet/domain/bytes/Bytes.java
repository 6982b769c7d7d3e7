package io.nitrowallet.domain.bytes;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An immutable string of public bytes. Secrets are {@link
/// io.nitrowallet.domain.secret.SecretBytes}.
public final class Bytes {
  /// No bytes at all.
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// Copies `value`.
  public static Bytes copyOf(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /// Parses an even number of hex digits of either case, with or without `0x`.
  ///
  /// @throws IllegalArgumentException if `text` is anything else
  public static Bytes ofHex(String text) {
    return new Bytes(HEX.parseHex(text.startsWith("0x") ? text.substring(2) : text));
  }

  /// Parses RFC 4648 base64 with padding, refusing encodings whose unused bits are not zero.
  ///
  /// @throws IllegalArgumentException if `text` is anything else
  public static Bytes ofBase64(String text) {
    byte[] decoded = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(decoded).equals(text)) {
      throw new IllegalArgumentException("base64 is not canonical");
    }
    return new Bytes(decoded);
  }

  /// The concatenation of `parts`.
  public static Bytes concat(Bytes... parts) {
    int length = 0;
    for (Bytes part : parts) {
      length = Math.addExact(length, part.length());
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Bytes part : parts) {
      System.arraycopy(part.value, 0, joined, at, part.value.length);
      at += part.value.length;
    }
    return new Bytes(joined);
  }

  /// The number of bytes.
  public int length() {
    return value.length;
  }

  /// The byte at `index`, 0 to 255.
  public int at(int index) {
    return value[index] & 0xff;
  }

  /// Bytes `from` (inclusive) to `to` (exclusive).
  public Bytes slice(int from, int to) {
    if (from < 0 || from > to || to > value.length) {
      throw new IndexOutOfBoundsException("slice beyond " + value.length + " bytes");
    }
    return new Bytes(Arrays.copyOfRange(value, from, to));
  }

  /// A copy.
  public byte[] toArray() {
    return value.clone();
  }

  /// Lower-case hex without a prefix.
  public String hex() {
    return HEX.formatHex(value);
  }

  /// Lower-case hex behind `0x`.
  public String hex0x() {
    return "0x" + hex();
  }

  /// RFC 4648 base64 with padding.
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /// Whether every byte is zero; true of no bytes.
  public boolean isZero() {
    int or = 0;
    for (byte b : value) {
      or |= b;
    }
    return or == 0;
  }

  /// Equality in time that depends on the length only.
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && MessageDigest.isEqual(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// Lower-case hex, shortened after 32 bytes.
  @Override
  public String toString() {
    return value.length <= 32 ? hex0x() : slice(0, 32).hex0x() + "… (" + length() + " bytes)";
  }
}
