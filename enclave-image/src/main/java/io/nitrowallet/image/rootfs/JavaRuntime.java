package io.nitrowallet.image.rootfs;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Java runtime of an image: linked out of the JDK that this program runs on, without what an
/// enclave has no use for and an attacker might.
public final class JavaRuntime {
  /// The modules that the enclave's classes need, as `RuntimeModulesIT` has it from jdeps. No
  /// module that attaches, instruments, debugs or manages is among them.
  public static final List<String> MODULES = List.of("java.base", "java.logging", "java.xml");

  /// Left out: every program but `java` itself, what starts processes, trust that the measured
  /// configuration did not state, weak cryptography, and what only tools of a JDK read.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "bin/(?!java$).*"
              + "|lib/(jspawnhelper|jexec|jrt-fs[.]jar|classlist|(server/)?libjsig[.]so)"
              + "|lib/security/cacerts"
              + "|conf/(sdp|security/policy/limited)/.*"
              + "|conf/security/policy/README.txt"
              + "|conf/jaxp-strict[.]properties[.]template");

  private static final String PROGRAM = "bin/java";
  private static final long PATIENCE_SECONDS = 300;

  private final Path folder;

  private JavaRuntime(Path folder) {
    this.folder = folder;
  }

  /// Links a runtime into `folder`, which must not exist yet but whose parent must. The same JDK
  /// gives the same bytes: jlink gets a process of its own, since within another program it orders
  /// the modules' content by what that program did before.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if this program runs on no
  ///   JDK that can link; with {@link ErrorCode#UNAVAILABLE} if linking fails
  public static JavaRuntime link(Path folder) throws IOException {
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    if (!Files.isExecutable(jlink)) {
      throw new RefusedException(
          ErrorCode.RESOURCE_NOT_FOUND, "this Java runtime has no jlink: run on a whole JDK 25");
    }
    Path said = folder.resolveSibling("jlink.txt");
    // Nothing is compressed: what zlib makes of it differs from version to version.
    ProcessBuilder builder =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules=" + String.join(",", MODULES),
                "--compress=zip-0",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().clear(); // a JVM takes options from it
    if (!succeeds(builder.start())) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "the Java runtime could not be linked; jlink says: "
              + Files.readString(said).lines().findFirst().orElse("nothing"));
    }
    return new JavaRuntime(folder);
  }

  private static boolean succeeds(Process process) {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /// Who made the JDK, and which it is.
  public static String version() {
    return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
  }

  /// Adds the runtime to `tree` under `place`.
  void addTo(FileTree tree, String place) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (LEFT_OUT.matcher(name).matches()) {
          continue;
        }
        // Legal notices that modules share are links: a tree holds what they lead to.
        Content content = Content.of(file.toRealPath());
        if (name.equals(PROGRAM)) {
          tree.program(place + "/" + name, content);
        } else {
          tree.file(place + "/" + name, content);
        }
      }
    }
  }
}
