package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that only their owner reads, replaced as a whole or not at all.
final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PrivateFiles() {}

  /// Reads a file of at most `limit` bytes.
  static Bytes read(Path file, int limit) throws IOException {
    if (Files.size(file) > limit) {
      throw new IOException(file.getFileName() + " is longer than " + limit + " bytes");
    }
    return Bytes.copyOf(Files.readAllBytes(file));
  }

  /// Writes beside `file`, syncs, and renames over it.
  static void replace(Path file, Bytes content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file in a directory: " + file);
    }
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, "." + file.getFileName(), ".new", OWNER_ONLY);
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content.toArray());
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
