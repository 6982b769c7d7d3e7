package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.cli.NitroWalletCli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/// One run of the command line in a process of its own, as an operator makes it.
///
/// @param out what it printed, both streams
record CliRun(int exitCode, String out) {
  /// The object that it printed last.
  ObjectNode json() {
    String line = out.lines().filter(it -> it.startsWith("{")).reduce((_, last) -> last).orElse("");
    return StrictJson.parse(Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// Runs with `jvm`'s flags.
  static CliRun run(Path folder, List<String> jvm, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), NitroWalletCli.class.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "cli-", ".out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      if (!process.waitFor(180, TimeUnit.SECONDS)) {
        throw new IOException("the command did not end: " + Files.readString(out));
      }
      return new CliRun(process.exitValue(), Files.readString(out));
    } finally {
      process.destroyForcibly();
    }
  }
}
