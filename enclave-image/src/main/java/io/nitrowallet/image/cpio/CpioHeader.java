package io.nitrowallet.image.cpio;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What stands before each name in an archive: six characters and thirteen numbers of eight hex
/// digits.
///
/// @param inode distinct for each entry; 0 for the trailer
/// @param mode type and permissions
/// @param links how many names lead to it
/// @param fileLength of the content, unsigned 32 bits
/// @param nameLength with the zero that ends it
record CpioHeader(long inode, int mode, int links, long fileLength, int nameLength) {
  static final int LENGTH = 110;
  static final int TYPE_MASK = 0170000;
  static final int FOLDER = 0040000;
  static final int FILE = 0100000;
  static final int SYMBOLIC_LINK = 0120000;
  static final long MAX_FILE = 0xFFFF_FFFFL;
  static final int MAX_NAME = 4096;

  /// The name behind which nothing is read.
  static final String TRAILER = "TRAILER!!!";

  private static final String MAGIC = "070701";
  private static final int DIGITS = 8;
  private static final int INODE = 0;
  private static final int MODE = 1;
  private static final int LINKS = 4;
  private static final int FILE_LENGTH = 6;
  private static final int NAME_LENGTH = 11;

  /// Decodes {@link #LENGTH} bytes. Owner, time and devices are not looked at.
  static CpioHeader decode(Bytes encoded) {
    String text = text(encoded);
    if (!isMarked(encoded)) {
      throw refused("an entry does not begin as the 'newc' form of cpio demands");
    }
    long nameLength = number(text, NAME_LENGTH);
    if (nameLength < 2 || nameLength > MAX_NAME) {
      throw refused("a name is " + nameLength + " bytes long, not 2 to " + MAX_NAME);
    }
    return new CpioHeader(
        number(text, INODE),
        (int) number(text, MODE),
        (int) number(text, LINKS),
        number(text, FILE_LENGTH),
        (int) nameLength);
  }

  /// Whether the bytes begin as a header does.
  static boolean isMarked(Bytes encoded) {
    return text(encoded).startsWith(MAGIC);
  }

  /// With owner 0, time 0 and no device.
  Bytes encode() {
    long[] fields = new long[13];
    fields[INODE] = inode;
    fields[MODE] = mode;
    fields[LINKS] = links;
    fields[FILE_LENGTH] = fileLength;
    fields[NAME_LENGTH] = nameLength;
    StringBuilder text = new StringBuilder(MAGIC);
    for (long field : fields) {
      text.append(HexFormat.of().toHexDigits(field, DIGITS));
    }
    return Bytes.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.IMAGE_REFUSED, "the archive is malformed: " + sentence);
  }

  private static String text(Bytes encoded) {
    return new String(encoded.toArray(), StandardCharsets.ISO_8859_1);
  }

  private static long number(String text, int field) {
    int start = MAGIC.length() + field * DIGITS;
    try {
      return HexFormat.fromHexDigitsToLong(text, start, start + DIGITS);
    } catch (NumberFormatException e) {
      throw new RefusedException(
          ErrorCode.IMAGE_REFUSED, "the archive is malformed: a number is not hexadecimal", e);
    }
  }
}
