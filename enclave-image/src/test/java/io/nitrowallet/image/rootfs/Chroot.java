package io.nitrowallet.image.rootfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.EnclaveImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The ramdisks of an image, unpacked, and what its init does with them: the root is changed to
/// `rootfs`, the kernel's file systems are mounted, and `cmd` is executed under `env`. Namespaces
/// of the test's own need no rights; there is no `/dev/nsm` on a machine that builds.
record Chroot(Path folder) {
  private static final String MOUNT_AND_ENTER =
      """
      mount --rbind /proc "$0/proc" && mount --rbind /dev "$0/dev" && ulimit -c unlimited || exit
      PATH=$PATH:/usr/sbin:/sbin
      environment=$1
      shift
      exec env -i "$environment" "$(command -v chroot)" "$0" "$@"
      """;
  private static final int PATIENCE_SECONDS = 60;

  static Chroot unpack(EnclaveImage image, Path folder) throws IOException {
    for (Content ramdisk : image.measured().ramdisks()) {
      for (CpioEntry entry : CpioReader.list(ramdisk)) {
        Path path = folder.resolve(entry.path());
        if (entry.permissions().startsWith("d")) {
          Files.createDirectories(path);
          continue;
        }
        try (FileChannel out =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          entry.content().copyTo(out);
        }
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(entry.permissions().substring(1)));
      }
    }
    return new Chroot(folder);
  }

  Path root() {
    return folder.resolve(RootFileSystem.ROOT);
  }

  /// The words of `cmd`.
  List<String> command() throws IOException {
    return Files.readAllLines(folder.resolve("cmd"));
  }

  /// The one line of `env`.
  String environment() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("env"));
    assertEquals(1, lines.size(), lines::toString);
    return lines.getFirst();
  }

  /// Everything under the root but what the test mounts.
  Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return new TreeSet<>(files.toList());
    }
  }

  /// The words of `cmd` with these instead of class path and main class, before which stand `extra`
  /// flags.
  List<String> commandWith(List<String> extra, String... program) throws IOException {
    List<String> words = command();
    List<String> changed = new ArrayList<>(words.subList(0, words.indexOf("-cp")));
    changed.addAll(extra);
    changed.addAll(List.of(program));
    return changed;
  }

  Process start(List<String> command, Path output) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT_AND_ENTER));
    words.add(root().toString());
    words.add(environment());
    words.addAll(command);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /// Runs to its end.
  Ended run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = start(command, output);
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  record Ended(int exitCode, String output) {}
}
