package io.nitrowallet.image.cpio;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes one archive: entries sorted by path, numbered from 1, owned by root at time 0, and the
/// whole padded to 512 bytes as cpio itself does. Nothing is compressed (ADR 15).
public final class CpioWriter {
  private static final int ENTRY_ALIGNMENT = 4;
  private static final int ARCHIVE_ALIGNMENT = 512;
  private static final int READABLE = 0644;
  private static final int EXECUTABLE = 0755;

  private final WritableByteChannel out;
  private long written;
  private long inode;

  private CpioWriter(WritableByteChannel out) {
    this.out = out;
  }

  /// The archive of `tree` in `file`, which must not exist yet.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a file of it is 4 GiB or more
  public static Content write(FileTree tree, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      new CpioWriter(channel).write(tree);
    }
    return Content.of(file);
  }

  /// The archive of a small `tree`, in memory.
  public static Bytes encode(FileTree tree) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CpioWriter(Channels.newChannel(bytes)).write(tree);
    return Bytes.copyOf(bytes.toByteArray());
  }

  private void write(FileTree tree) throws IOException {
    for (var entry : tree.nodes().entrySet()) {
      inode++;
      switch (entry.getValue()) {
        case Node.Folder _ ->
            entry(entry.getKey(), CpioHeader.FOLDER | EXECUTABLE, Content.of(Bytes.EMPTY));
        case Node.File(var content, var executable) ->
            entry(entry.getKey(), CpioHeader.FILE | (executable ? EXECUTABLE : READABLE), content);
      }
    }
    inode = 0;
    entry(CpioHeader.TRAILER, 0, Content.of(Bytes.EMPTY));
    pad(ARCHIVE_ALIGNMENT);
  }

  private void entry(String path, int mode, Content content) throws IOException {
    if (content.length() > CpioHeader.MAX_FILE) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file " + path + " is 4 GiB or more: no ramdisk holds it");
    }
    Bytes name = Bytes.copyOf((path + "\0").getBytes(StandardCharsets.US_ASCII));
    int links = (mode & CpioHeader.TYPE_MASK) == CpioHeader.FOLDER ? 2 : 1;
    append(
        Content.of(new CpioHeader(inode, mode, links, content.length(), name.length()).encode()));
    append(Content.of(name));
    pad(ENTRY_ALIGNMENT);
    append(content);
    pad(ENTRY_ALIGNMENT);
  }

  private void append(Content content) throws IOException {
    content.copyTo(out);
    written += content.length();
  }

  private void pad(int alignment) throws IOException {
    append(Content.of(Bytes.copyOf(new byte[(int) Math.floorMod(-written, (long) alignment)])));
  }
}
