package io.nitrowallet.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where things are in the repository whose build these tests are part of.
public final class Repository {
  /// Its root.
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final Path IMAGES = ROOT.resolve("deploy/docker");

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private Repository() {}

  /// A folder for what is too large to be made for each test; what an earlier run left is deleted.
  static Path fresh(String name) throws IOException {
    Path folder = TARGET.resolve(name);
    delete(folder);
    return Files.createDirectories(folder);
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
