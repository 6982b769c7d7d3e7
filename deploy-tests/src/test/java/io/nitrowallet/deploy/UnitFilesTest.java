package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The units of `deploy/systemd`: what they start exists, and they run as little as they can.
class UnitFilesTest {
  private static final String PROGRAM =
      "/opt/nitro-wallet/runtime/bin/java @/opt/nitro-wallet/arguments";

  @TempDir private Path folder = Path.of("");

  static List<Path> units() throws IOException {
    try (Stream<Path> files = Files.list(Repository.ROOT.resolve("deploy/systemd"))) {
      return files.sorted().toList();
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
  void thereAreFour() throws IOException {
    assertEquals(4, units().size());
  }

  @ParameterizedTest
  @MethodSource("units")
  void isOfAUserOfItsOwnWithoutPrivileges(Path unit) throws IOException {
    assertEquals("nitro-wallet", value(unit, "User"));
    assertEquals("yes", value(unit, "NoNewPrivileges"));
    assertFalse(Files.readString(unit).contains("--debug-mode"));
    assertEquals("multi-user.target", value(unit, "WantedBy"));
  }

  /// With `--help` behind it the command line says what the command takes, and does nothing.
  @ParameterizedTest
  @MethodSource("units")
  void startsACommandThatThereIsWithFlagsThatItHas(Path unit)
      throws IOException, InterruptedException {
    String start = value(unit, "ExecStart");
    assertTrue(start.startsWith(PROGRAM + " "), start);
    String help = help(start.substring(PROGRAM.length()));
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

  @ParameterizedTest
  @ValueSource(strings = {"vsock-proxy", "enclave-logs"})
  void whatTheEnclaveNeedsIsThereBeforeIt(String name) throws IOException {
    Path unit = units().getFirst().resolveSibling("nitro-wallet-" + name + ".service");
    assertEquals("nitro-wallet-enclave.service", value(unit, "Before"));
  }
}
