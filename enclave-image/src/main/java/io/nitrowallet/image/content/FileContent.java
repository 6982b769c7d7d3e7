package io.nitrowallet.image.content;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/// A part of a file.
///
/// @param start where it begins in the file
record FileContent(Path file, long start, long length) implements Content {
  private static final int PIECE = 128 * 1024;

  @Override
  public Content slice(long from, long to) {
    Objects.checkFromToIndex(from, to, length);
    return new FileContent(file, start + from, to - from);
  }

  @Override
  public void feed(Sink sink) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, length));
    try (FileChannel channel = FileChannel.open(file)) {
      long at = 0;
      while (at < length) {
        piece.clear().limit((int) Math.min(PIECE, length - at));
        int read = channel.read(piece, start + at);
        if (read < 0) {
          throw new EOFException(file + " became shorter while it was read");
        }
        at += read;
        sink.accept(piece.flip());
      }
    }
  }
}
