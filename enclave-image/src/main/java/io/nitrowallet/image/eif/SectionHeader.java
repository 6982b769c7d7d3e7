package io.nitrowallet.image.eif;

import io.nitrowallet.domain.bytes.Bytes;
import java.nio.ByteBuffer;

/// What stands before the content of each section, big-endian.
///
/// @param length of the content, not yet compared with anything
record SectionHeader(SectionType type, long length) {
  static final int LENGTH = 12;

  static SectionHeader decode(Bytes encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded.toArray());
    SectionType type = SectionType.ofCode(Short.toUnsignedInt(in.getShort()));
    if (in.getShort() != 0) {
      throw MalformedImage.refused("a section's flags are not zero");
    }
    return new SectionHeader(type, in.getLong());
  }

  Bytes encode() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    return Bytes.copyOf(
        out.putShort((short) type.code()).putShort((short) 0).putLong(length).array());
  }
}
