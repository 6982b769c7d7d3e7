package io.nitrowallet.vm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A Java program in a ramdisk: these tests' own class path and a runtime of the modules that it
/// needs.
final class JavaProgram {
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.httpserver,jdk.unsupported";

  /// Compiling much costs more in emulation than it brings.
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path runtime;

  private JavaProgram(Path runtime) {
    this.runtime = runtime;
  }

  /// Links a runtime in `folder`, which must not exist yet.
  static JavaProgram link(Path folder) {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int result =
        jlink.run(
            System.out,
            System.err,
            "--add-modules=" + MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output=" + folder);
    if (result != 0) {
      throw new IllegalStateException("jlink ended with " + result);
    }
    return new JavaProgram(folder);
  }

  /// Adds runtime and class path below `root` (empty, or with a slash at its end), and the command
  /// as the file `command`, a word a line.
  void addTo(FileTree tree, String root, String command, Class<?> main, List<String> arguments)
      throws IOException {
    add(tree, root + "java", runtime);
    List<String> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        String target = "classes/" + classPath.size() + "-" + path.getFileName();
        add(tree, root + target, path);
        classPath.add("/" + target);
      }
    }
    List<String> words = new ArrayList<>();
    words.add("/java/bin/java");
    words.addAll(OPTIONS);
    words.addAll(List.of("-cp", String.join(":", classPath), main.getName()));
    words.addAll(arguments);
    tree.file(command, text(String.join("\n", words) + "\n"));
  }

  static Bytes text(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a file, or a folder with all that is in it.
  static void add(FileTree tree, String path, Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String relative = source.relativize(file).toString();
        String target = relative.isEmpty() ? path : path + "/" + relative;
        if (Files.isExecutable(file)) {
          tree.program(target, Content.of(file));
        } else {
          tree.file(target, Content.of(file));
        }
      }
    }
  }
}
