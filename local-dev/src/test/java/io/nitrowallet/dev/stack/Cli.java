package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.cli.NitroWalletCli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/// The command line on a stack, each command in a process of its own.
final class Cli {
  private final LocalStack stack;
  private final Map<String, String> environment;

  /// @param environment variables beside those of this process
  Cli(LocalStack stack, Map<String, String> environment) {
    this.stack = stack;
    this.environment = Map.copyOf(environment);
  }

  /// What a command printed that succeeded.
  ObjectNode run(String... arguments) {
    Result result = attempt(arguments);
    assertEquals(0, result.exitCode(), result.out()::toString);
    return result.out();
  }

  /// The code with which a command was refused.
  String refusal(String... arguments) {
    Result result = attempt(arguments);
    assertTrue(result.exitCode() > 0, result.out()::toString);
    return result.out().at("/error/code").stringValue();
  }

  private Result attempt(String... arguments) {
    Process process = start(arguments);
    try {
      Bytes out = Bytes.copyOf(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      assertTrue(out.length() > 0, () -> "nothing was printed by " + arguments[0]);
      return new Result(process.exitValue(), StrictJson.parse(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A command's process, which is the caller's to end.
  Process start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            NitroWalletCli.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--json", "--config=" + stack.layout().cliConfiguration()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(stack.layout().home().resolve("cli.err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NITRO_WALLET_"));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a command printed that ends with `exitCode` although it was done.
  ObjectNode runEndingWith(int exitCode, String... arguments) {
    Result result = attempt(arguments);
    assertEquals(exitCode, result.exitCode(), result.out()::toString);
    return result.out();
  }

  private record Result(int exitCode, ObjectNode out) {}
}
