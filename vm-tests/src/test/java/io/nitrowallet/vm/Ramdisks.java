package io.nitrowallet.vm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the tests put into ramdisks.
final class Ramdisks {
  private Ramdisks() {}

  /// Adds a file, or a folder with all that is in it.
  static void add(FileTree tree, String path, Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String relative = source.relativize(file).toString();
        String target = relative.isEmpty() ? path : path + "/" + relative;
        Content content = Content.of(file.toRealPath());
        if (Files.isExecutable(file)) {
          tree.program(target, content);
        } else {
          tree.file(target, content);
        }
      }
    }
  }

  /// A command as init takes it: one word a line.
  static Bytes words(List<String> words) {
    return text(String.join("\n", words) + "\n");
  }

  static Bytes text(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
