package io.nitrowallet.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A compiler that has become lenient says nothing: every build stays green. These arguments were
/// lost once, by a merge; from now on that is seen.
final class CompilerStrictnessTest {
  private static final List<String> STRICT =
      List.of(
          "<arg>-Werror</arg>",
          "<arg>-Xlint:${javac.lint}</arg>",
          "-Xplugin:ErrorProne ",
          "${errorprone.nullness}",
          "-Xep:NullAway:ERROR");

  @Test
  void theCompilerTreatsEveryWarningAsAnError() throws IOException {
    Path pom = Path.of(System.getProperty("basedir", "")).resolve("../pom.xml");
    assertEquals(List.of(), missing(Files.readString(pom)));
  }

  @Test
  void aLostArgumentIsFound() {
    assertEquals(
        List.of("<arg>-Werror</arg>"),
        missing(String.join("\n", STRICT).replace("<arg>-Werror</arg>", "")));
  }

  private static List<String> missing(String pom) {
    return STRICT.stream().filter(argument -> !pom.contains(argument)).toList();
  }
}
