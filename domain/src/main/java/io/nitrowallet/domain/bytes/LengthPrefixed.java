package io.nitrowallet.domain.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Joins fields unambiguously: a u32 big-endian length before each, as protocol.md means by
/// "length-prefixed".
public final class LengthPrefixed {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /// Appends a field of bytes.
  public LengthPrefixed add(Bytes field) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(field.length()).array());
    out.writeBytes(field.toArray());
    return this;
  }

  /// Appends the UTF-8 bytes of `field`.
  public LengthPrefixed add(String field) {
    return add(Bytes.copyOf(field.getBytes(StandardCharsets.UTF_8)));
  }

  /// Appends a number as eight bytes, big-endian.
  public LengthPrefixed addU64(long field) {
    return add(Bytes.copyOf(ByteBuffer.allocate(8).putLong(field).array()));
  }

  /// What was appended so far.
  public Bytes toBytes() {
    return Bytes.copyOf(out.toByteArray());
  }
}
