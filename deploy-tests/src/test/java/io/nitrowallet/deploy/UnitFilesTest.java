package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The units of `deploy/systemd`: what they start exists, and they run as little as they can.
class UnitFilesTest {
  private static final Pattern COMMAND =
      Pattern.compile("/opt/nitro-wallet/runtime/bin/java @/opt/nitro-wallet/arguments( [^&;]+)");

  @TempDir private Path folder = Path.of("");

  static List<Path> units() throws IOException {
    try (Stream<Path> files = Files.list(Repository.ROOT.resolve("deploy/systemd"))) {
      return files.filter(file -> file.toString().endsWith(".service")).sorted().toList();
    }
  }

  private static String value(Path unit, String name) throws IOException {
    return Files.readAllLines(unit).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Test
  void thereAreFive() throws IOException {
    assertEquals(5, units().size());
  }

  @ParameterizedTest
  @MethodSource("units")
  void isOfAUserOfItsOwnWithoutPrivileges(Path unit) throws IOException {
    assertEquals("nitro-wallet", value(unit, "User"));
    assertEquals("yes", value(unit, "NoNewPrivileges"));
    assertFalse(Files.readString(unit).contains("--debug-mode"));
    boolean byTimer = Files.exists(Path.of(unit.toString().replace(".service", ".timer")));
    assertEquals(byTimer ? "" : "multi-user.target", value(unit, "WantedBy"));
  }

  /// With `--help` behind it the command line says what the command takes, and does nothing.
  @ParameterizedTest
  @MethodSource("units")
  void startsACommandThatThereIsWithFlagsThatItHas(Path unit)
      throws IOException, InterruptedException {
    Matcher program = COMMAND.matcher(value(unit, "ExecStart"));
    assertTrue(program.find(), unit::toString);
    String start = program.group(1);
    String help = help(start);
    List<String> flags =
        Pattern.compile("--[a-z-]+").matcher(start).results().map(MatchResult::group).toList();
    assertTrue(flags.contains("--config"), start);
    for (String flag : flags) {
      assertTrue(help.contains(flag), () -> flag + " is not in:\n" + help);
    }
    assertFalse(help.contains("--no-such-flag"));
  }

  private String help(String words) throws IOException, InterruptedException {
    String local =
        words
            .replace("${KMS_HOST}", "kms.eu-west-1.amazonaws.com")
            .replace("${ENCLAVE_CPUS}", "2")
            .replace("${ENCLAVE_MEMORY}", "1024");
    try (var run =
        ContainerRun.start(folder, List.of("sh", "-c", "nitro-wallet" + local + " --help"))) {
      assertEquals(0, run.awaitEnd(), run.output());
      return run.output();
    }
  }

  /// Three silent answers, and only an enclave that is meant to run.
  @ParameterizedTest
  @CsvSource({"0 0 0, ''", "1 1 0, ''", "1 1 1, try-restart nitro-wallet-enclave.service"})
  void anEnclaveThatDoesNotAnswerIsStartedAgain(String answers, String asked)
      throws IOException, InterruptedException {
    Path unit = units().getFirst().resolveSibling("nitro-wallet-enclave-health.service");
    Files.write(folder.resolve("answers"), List.of(answers.split(" ")));
    String script =
        """
        program() { answer=$(head -1 answers); sed -i 1d answers; return "$answer"; }
        sleep() { :; }
        systemctl() { echo "asked: $*"; }
        ( %s ) && export SERVICE_RESULT=success || export SERVICE_RESULT=exit-code
        %s
        """
            .formatted(
                COMMAND.matcher(shell(value(unit, "ExecStart"))).replaceFirst("program "),
                shell(value(unit, "ExecStopPost")));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(asked.isEmpty() ? "" : "asked: " + asked + "\n", Files.readString(output));
  }

  private static String shell(String command) {
    return command.substring(command.indexOf('\'') + 1, command.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsock-proxy", "enclave-logs"})
  void whatTheEnclaveNeedsIsThereBeforeIt(String name) throws IOException {
    Path unit = units().getFirst().resolveSibling("nitro-wallet-" + name + ".service");
    assertEquals("nitro-wallet-enclave.service", value(unit, "Before"));
  }
}
