package io.nitrowallet.image.cpio;

import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree.Node;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes a tree as files and folders, with the modes and the time that an archive of it states.
/// They belong to whoever writes them.
public final class FolderWriter {
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final FileTime TIME = FileTime.fromMillis(0);

  private FolderWriter() {}

  /// Writes `tree` into `folder`, which must not exist yet.
  public static void write(FileTree tree, Path folder) throws IOException {
    folder(folder);
    for (var entry : tree.nodes().entrySet()) {
      Path path = folder.resolve(entry.getKey());
      switch (entry.getValue()) {
        case Node.Folder _ -> folder(path);
        case Node.File(var content, var executable) -> file(path, content, executable);
      }
    }
    // What is put into a folder changes its time: the innermost come first.
    for (String path : tree.nodes().reversed().keySet()) {
      Files.setLastModifiedTime(folder.resolve(path), TIME);
    }
  }

  private static void folder(Path path) throws IOException {
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, EXECUTABLE); // whatever the umask
  }

  private static void file(Path path, Content content, boolean executable) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.copyTo(channel);
    }
    Files.setPosixFilePermissions(path, executable ? EXECUTABLE : READABLE);
  }
}
