package io.nitrowallet.image.eif;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.eif.EnclaveImage.Resources;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The first 548 bytes of an image, big-endian.
///
/// @param table where each section lies, in the order of the file
/// @param checksum CRC-32 of the file but for these four bytes
record ImageHeader(
    Architecture architecture, Resources resources, List<Place> table, int checksum) {
  static final int LENGTH = 548;

  /// Where the checksum stands: at the header's end.
  static final int CHECKSUM_AT = LENGTH - Integer.BYTES;

  static final int MIN_SECTIONS = 2;
  static final int MAX_SECTIONS = 32;

  private static final int MAGIC = 0x2e656966; // .eif
  private static final int VERSION = 4;

  ImageHeader {
    table = List.copyOf(table);
  }

  /// Decodes {@link #LENGTH} bytes.
  static ImageHeader decode(Bytes encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded.toArray());
    if (in.getInt() != MAGIC) {
      throw MalformedImage.refused("it does not begin with '.eif'");
    }
    int version = Short.toUnsignedInt(in.getShort());
    if (version != VERSION) {
      throw MalformedImage.refused("its version is " + version + ", and only 4 is read");
    }
    Architecture architecture = Architecture.ofFlags(Short.toUnsignedInt(in.getShort()));
    Resources resources = new Resources(in.getLong(), in.getLong());
    if (resources.memory() < 0 || resources.cpus() < 0) {
      throw MalformedImage.refused("it asks for more than any machine has");
    }
    requireZero(in.getShort());
    int count = Short.toUnsignedInt(in.getShort());
    if (count < MIN_SECTIONS || count > MAX_SECTIONS) {
      throw MalformedImage.refused("it has " + count + " sections, not 2 to 32");
    }
    List<Place> table = table(in, count);
    requireZero(in.getInt());
    return new ImageHeader(architecture, resources, table, in.getInt());
  }

  private static List<Place> table(ByteBuffer in, int count) {
    long[] offsets = longs(in);
    long[] lengths = longs(in);
    List<Place> table = new ArrayList<>();
    for (int i = 0; i < MAX_SECTIONS; i++) {
      if (i < count) {
        table.add(new Place(offsets[i], lengths[i]));
      } else {
        requireZero(offsets[i] | lengths[i]);
      }
    }
    return table;
  }

  private static long[] longs(ByteBuffer in) {
    long[] values = new long[MAX_SECTIONS];
    for (int i = 0; i < MAX_SECTIONS; i++) {
      values[i] = in.getLong();
    }
    return values;
  }

  private static void requireZero(long unused) {
    if (unused != 0) {
      throw MalformedImage.refused("a field that nobody uses is not zero");
    }
  }

  Bytes encode() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.putInt(MAGIC).putShort((short) VERSION).putShort((short) architecture.flags());
    out.putLong(resources.memory()).putLong(resources.cpus());
    out.putShort((short) 0).putShort((short) table.size());
    int offsets = out.position();
    int lengths = offsets + MAX_SECTIONS * Long.BYTES;
    for (int i = 0; i < table.size(); i++) {
      out.putLong(offsets + i * Long.BYTES, table.get(i).offset());
      out.putLong(lengths + i * Long.BYTES, table.get(i).length());
    }
    return Bytes.copyOf(out.putInt(CHECKSUM_AT, checksum).array());
  }

  /// Where a section lies.
  ///
  /// @param offset of the section's header in the file
  /// @param length of its content
  record Place(long offset, long length) {}
}
