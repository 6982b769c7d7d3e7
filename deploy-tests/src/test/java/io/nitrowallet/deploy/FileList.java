package io.nitrowallet.deploy;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a file system holds: of each file and folder mode, path, length and hash.
record FileList(SortedSet<String> lines) {
  private static final String ROOT = "rootfs/";

  /// Everything below a folder.
  static FileList ofFolder(Path root) throws IOException {
    SortedSet<String> lines = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(root).skip(1)) {
      for (Path path : paths.toList()) {
        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        lines.add(
            line(
                (isFolder ? "d" : "-") + mode,
                root.relativize(path).toString(),
                isFolder ? Content.of(Bytes.EMPTY) : Content.of(path)));
      }
    }
    return new FileList(lines);
  }

  /// What becomes an enclave's root, out of an image's ramdisks.
  static FileList ofRamdisks(List<Content> ramdisks) throws IOException {
    SortedSet<String> lines = new TreeSet<>();
    for (Content ramdisk : ramdisks) {
      for (CpioEntry entry : CpioReader.list(ramdisk)) {
        if (entry.path().startsWith(ROOT)) {
          lines.add(
              line(entry.permissions(), entry.path().substring(ROOT.length()), entry.content()));
        }
      }
    }
    return new FileList(lines);
  }

  /// What only one of the two has.
  SortedSet<String> differences(FileList other) {
    SortedSet<String> differences = new TreeSet<>();
    lines.stream().filter(line -> !other.lines.contains(line)).forEach(differences::add);
    other.lines.stream().filter(line -> !lines.contains(line)).forEach(differences::add);
    return differences;
  }

  private static String line(String mode, String path, Content content) throws IOException {
    return "%s %s %d %s".formatted(mode, path, content.length(), content.sha384().hex());
  }
}
