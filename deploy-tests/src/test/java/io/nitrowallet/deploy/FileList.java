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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a file system holds: of each file and folder mode, path, length and hash.
record FileList(Set<String> lines) {
  private static final String ROOT = "rootfs/";

  /// Everything below a folder.
  static FileList ofFolder(Path root) throws IOException {
    Set<String> lines = new TreeSet<>();
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
    Set<String> lines = new TreeSet<>();
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

  /// What lies in these folders of the root.
  FileList within(Set<String> folders) {
    return new FileList(
        lines.stream()
            .filter(line -> folders.contains(top(line)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /// The names of what the root holds.
  Set<String> tops() {
    return lines.stream().map(FileList::top).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String top(String line) {
    return line.split(" ", -1)[1].split("/", -1)[0];
  }

  /// What only one of the two has.
  Set<String> differences(FileList other) {
    Set<String> differences = new TreeSet<>();
    lines.stream().filter(line -> !other.lines.contains(line)).forEach(differences::add);
    other.lines.stream().filter(line -> !lines.contains(line)).forEach(differences::add);
    return differences;
  }

  private static String line(String mode, String path, Content content) throws IOException {
    return String.join(" ", mode, path, Long.toString(content.length()), content.sha384().hex());
  }
}
