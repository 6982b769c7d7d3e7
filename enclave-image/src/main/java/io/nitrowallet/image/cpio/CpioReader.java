package io.nitrowallet.image.cpio;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lists an archive that somebody else may have written. Nothing is unpacked, and no name is taken
/// for a path of this machine.
public final class CpioReader {
  private static final int ALIGNMENT = 4;
  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_PADDING = 1024 * 1024;

  private final Content archive;
  private long at;

  private CpioReader(Content archive) {
    this.archive = archive;
  }

  /// The entries in their order, without the trailer.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if `archive` is not one
  ///   well-formed archive and zeros behind it, or has over 100,000 entries
  /// @throws IOException if the content cannot be read
  public static List<CpioEntry> list(Content archive) throws IOException {
    return new CpioReader(archive).list();
  }

  /// Whether the content begins as an archive does; nitro-cli's ramdisks are compressed instead.
  public static boolean isArchive(Content content) throws IOException {
    return content.length() >= CpioHeader.LENGTH
        && CpioHeader.isMarked(content.slice(0, CpioHeader.LENGTH).bytes(CpioHeader.LENGTH));
  }

  private List<CpioEntry> list() throws IOException {
    List<CpioEntry> entries = new ArrayList<>();
    while (true) {
      CpioHeader header = CpioHeader.decode(take(CpioHeader.LENGTH).bytes(CpioHeader.LENGTH));
      String name = name(take(header.nameLength()).bytes(CpioHeader.MAX_NAME));
      align();
      if (name.equals(CpioHeader.TRAILER)) {
        requireZeros();
        return entries;
      }
      if (entries.size() == MAX_ENTRIES) {
        throw CpioHeader.refused("it has over " + MAX_ENTRIES + " entries");
      }
      entries.add(new CpioEntry(name, header.mode(), take(header.fileLength())));
      align();
    }
  }

  private static String name(Bytes name) {
    String text = new String(name.toArray(), StandardCharsets.UTF_8);
    if (text.indexOf('\0') != text.length() - 1) {
      throw CpioHeader.refused("a name does not end where it should");
    }
    return text.substring(0, text.length() - 1);
  }

  private Content take(long length) {
    if (length > archive.length() - at) {
      throw CpioHeader.refused("it ends in the midst of an entry");
    }
    at += length;
    return archive.slice(at - length, at);
  }

  private void align() {
    Content _ = take(Math.floorMod(-at, (long) ALIGNMENT));
  }

  private void requireZeros() throws IOException {
    Content rest = take(archive.length() - at);
    if (rest.length() > MAX_PADDING || !rest.bytes(MAX_PADDING).isZero()) {
      throw CpioHeader.refused("something follows its trailer");
    }
  }
}
