package io.nitrowallet.arch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A program and the jars it runs with.
enum Artefact {
  ENCLAVE_APP("enclave-app"),
  PARENT_APP("parent-app"),
  ADMIN_CONSOLE("admin-console"),
  LOCAL_DEV("local-dev");

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private final String module;

  Artefact(String module) {
    this.module = module;
  }

  /// The list that people agreed on, one artifactId a line; absent is empty.
  NavigableSet<String> approved() {
    Path list = ROOT.resolve("docs/artefacts").resolve(fileName());
    return Files.exists(list) ? new TreeSet<>(read(list).lines().toList()) : new TreeSet<>();
  }

  /// The artifactIds that Maven resolved for its run time in this very build, without versions.
  NavigableSet<String> actual() {
    Path classPath = ROOT.resolve(module).resolve("target/artefact-classpath");
    return namesOf(read(classPath).strip());
  }

  /// Leaves the actual list where it can be copied from, and returns how to.
  String howToApprove() {
    Path list = ROOT.resolve("architecture-tests/target/artefacts").resolve(fileName());
    try {
      Files.createDirectories(list.getParent());
      Files.writeString(list, String.join("\n", actual()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "if "
        + module
        + " is meant to hold these jars, approve them: cp architecture-tests/target/artefacts/"
        + fileName()
        + " docs/artefacts/";
  }

  /// The artifactIds on a class path: of the modules, whether packed or not, and of jars in the
  /// layout of a Maven repository.
  static NavigableSet<String> namesOf(String classPath) {
    NavigableSet<String> names = new TreeSet<>();
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(entry);
      int last = path.getNameCount() - 1;
      String grandparent = path.getName(last - 2).toString();
      if (path.getName(last - 1).toString().equals("target")) {
        names.add("nitro-wallet-" + grandparent);
      } else if (entry.endsWith(".jar")) {
        names.add(grandparent);
      }
    }
    return names;
  }

  private String fileName() {
    return module + ".txt";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "build the applications too: ./mvnw -pl architecture-tests -am test", e);
    }
  }
}
