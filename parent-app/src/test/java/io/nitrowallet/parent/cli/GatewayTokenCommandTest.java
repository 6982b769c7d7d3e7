package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.access.Shown;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTokenCommandTest {
  @TempDir private Path home = Path.of("");

  private Run run(String line) {
    Scene scene = new Scene();
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .run(line.split(" ", -1));
  }

  @Test
  void makesATokenWhoseEntryTheGatewayTakes() throws IOException {
    Run run = run("gateway token backend --accounts treasury --operations message,read --json");
    assertEquals(0, run.exitCode(), run.err());
    String token = run.json().path("token").asString();
    String entry = run.json().path("entry").asString();
    assertFalse(entry.contains(token), entry);
    Path file = Files.writeString(home.resolve("tokens.yaml"), "callers:\n  " + entry + "\n");
    var caller =
        TokensFile.read(file).identify(Shown.of(Optional.of("Bearer " + token), Optional.empty()));
    assertEquals("backend", caller.name());
    assertEquals(Set.of(Permission.MESSAGE, Permission.READ), caller.grant().permissions());
  }

  @Test
  void makesAnotherOneEachTime() {
    String line = "gateway token a --accounts * --operations * --json";
    assertNotEquals(
        run(line).json().path("token").asString(), run(line).json().path("token").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway token | 2 | NAME",
        "gateway token a --operations read | 2 | --accounts",
        "gateway token a --accounts * --operations sign | 3 | 'operations'",
        "gateway token a/b --accounts * --operations read | 3 | name",
        "gateway token a --accounts * --operations read --per-second 0 | 3 | 'perSecond'"
      })
  void makesNoneThatTheGatewayWouldRefuse(String line, int exitCode, String word) {
    Run run = run(line);
    assertEquals(exitCode, run.exitCode(), run.err());
    assertTrue(run.err().contains(word), run.err());
    assertFalse(run.out().contains("nwt_"), run.out());
  }
}
