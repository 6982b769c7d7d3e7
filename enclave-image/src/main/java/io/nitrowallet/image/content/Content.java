package io.nitrowallet.image.content;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes of a known length, in memory or in a file, that can be read as often as needed. A file is
/// read piece by piece: nothing is allocated for a length that somebody claims.
public sealed interface Content permits BytesContent, FileContent {
  /// What lies in memory.
  static Content of(Bytes bytes) {
    return new BytesContent(bytes);
  }

  /// What lies in `file`, which must not change as long as the content is used.
  ///
  /// @throws IOException if there is no such file
  static Content of(Path file) throws IOException {
    return new FileContent(file, 0, Files.size(file));
  }

  /// In bytes.
  long length();

  /// Bytes `from` (inclusive) to `to` (exclusive).
  ///
  /// @throws IndexOutOfBoundsException if they reach beyond the content
  Content slice(long from, long to);

  /// Hands all bytes to `sink`, in order and in pieces.
  ///
  /// @throws IOException if the file cannot be read or has become shorter, or as the sink throws
  void feed(Sink sink) throws IOException;

  /// Writes all bytes to `target`.
  default void copyTo(WritableByteChannel target) throws IOException {
    feed(piece -> {
      while (piece.hasRemaining()) {
        target.write(piece);
      }
    });
  }

  /// All bytes at once.
  ///
  /// @throws IllegalArgumentException if there are more than `maxLength`
  default Bytes bytes(int maxLength) throws IOException {
    if (length() > maxLength) {
      throw new IllegalArgumentException("over " + maxLength + " bytes");
    }
    ByteBuffer all = ByteBuffer.allocate((int) length());
    feed(all::put);
    return Bytes.copyOf(all.array());
  }

  /// SHA-384 of all bytes.
  default Bytes sha384() throws IOException {
    Sha384 hash = new Sha384();
    feed(hash);
    return hash.digest();
  }

  /// Takes pieces of a content.
  @FunctionalInterface
  interface Sink {
    /// Takes what remains in `piece`, which is not to be kept.
    void accept(ByteBuffer piece) throws IOException;
  }
}
