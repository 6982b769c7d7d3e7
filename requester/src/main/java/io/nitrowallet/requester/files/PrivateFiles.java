package io.nitrowallet.requester.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that only their owner reads and writes.
public final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE = mode("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE = mode("rwx------");

  private PrivateFiles() {}

  /// Opens the lock file that stands beside `file`, creating it and the folder where needed.
  public static FileChannel openLock(Path file) throws IOException {
    createFolderOf(file);
    return FileChannel.open(
        file.resolveSibling(file.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        FILE_MODE);
  }

  /// Opens `file`, which must not exist, for writing.
  ///
  /// @throws FileAlreadyExistsException if it does
  public static FileChannel openNew(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_MODE);
  }

  /// Makes the folder that `file` is to lie in, and those above it, where there is none.
  public static void createFolderOf(Path file) throws IOException {
    Files.createDirectories(folder(file), FOLDER_MODE);
  }

  /// Writes `content` into `file`, which must not exist, in one step; on disk on return.
  ///
  /// @throws FileAlreadyExistsException if it does
  public static void create(Path file, byte[] content) throws IOException {
    put(file, content, Files::createLink);
  }

  /// Replaces `file` by `content` in one step; on disk on return.
  public static void replace(Path file, byte[] content) throws IOException {
    put(
        file,
        content,
        (name, written) -> Files.move(written, name, StandardCopyOption.ATOMIC_MOVE));
  }

  private static void put(Path file, byte[] content, Naming naming) throws IOException {
    Path next =
        Files.createTempFile(folder(file), file.getFileName().toString(), ".new", FILE_MODE);
    try {
      try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer remaining = ByteBuffer.wrap(content);
        while (remaining.hasRemaining()) {
          out.write(remaining);
        }
        out.force(true);
      }
      naming.name(file, next);
    } finally {
      Files.deleteIfExists(next);
    }
    try (FileChannel directory = FileChannel.open(folder(file), StandardOpenOption.READ)) {
      directory.force(true); // the new name, too, outlives a power cut
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /// Gives what was written its name, in one step.
  @FunctionalInterface
  private interface Naming {
    void name(Path file, Path written) throws IOException;
  }
}
