package io.nitrowallet.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.parent.cli.NitroWalletCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Runs what a container runs, with the real command line on its `PATH`. Its folders lie in one of
/// the test's, vsock is a folder of Unix sockets, and nitro-cli a script that writes down what it
/// was asked for.
final class ContainerRun implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path output;
  private final Process process;

  private ContainerRun(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  /// Starts the command of `container`.
  static ContainerRun start(Path folder, JsonNode container) throws IOException {
    List<String> words = new ArrayList<>(Manifest.texts(container.path("command")));
    words.addAll(Manifest.texts(container.path("args")));
    return start(folder, words);
  }

  static ContainerRun start(Path folder, List<String> words) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    script(programs.resolve("nitro-wallet"), nitroWallet());
    Path sockets = folder.resolve("vsock");
    if (!Files.exists(sockets)) {
      Files.createDirectory(
          sockets,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
    command.add("PATH=" + programs + ":" + System.getenv("PATH"));
    command.add("NITRO_WALLET_TRANSPORT=unix:" + sockets);
    words.forEach(word -> command.add(inside(folder, word)));
    Path output = Files.createTempFile(folder, "container-", ".out");
    return new ContainerRun(
        output,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
  }

  /// What the kubelet would do: folders that are mounted, and `$(POD_IP)`.
  private static String inside(Path folder, String word) {
    return word.replace("$(POD_IP)", "127.0.0.1")
        .replace("/etc/nitro-wallet", folder + "/etc")
        .replace("/var/lib/nitro-wallet", folder + "/state");
  }

  /// A user without an entry in `/etc/passwd` has no home.
  private static String nitroWallet() {
    return """
    #!/bin/sh
    exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home='?' \\
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
      -cp '%s' %s "$@"
    """
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.class.path"),
            NitroWalletCli.class.getName());
  }

  /// Puts a program called nitro-cli on the `PATH`.
  ///
  /// @param body what it does, in sh
  static void nitroCli(Path folder, String body) throws IOException {
    script(
        Files.createDirectories(folder.resolve("bin")).resolve("nitro-cli"), "#!/bin/sh\n" + body);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Waits until it has printed `words`.
  void awaitOutput(String words) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!output().contains(words)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("never printed '%s' but:\n%s".formatted(words, output()));
      }
      Thread.sleep(50);
    }
  }

  /// Waits until it has ended by itself.
  int awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("did not end, and printed:\n" + output());
    }
    return process.exitValue();
  }

  /// Tells it to end, as the kubelet does.
  int terminate() throws IOException, InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      return awaitEnd();
    } finally {
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  String output() throws IOException {
    return Files.readString(output, UTF_8);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
