package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoundryTest {
  @TempDir private Path parts;

  /// As npm lays it out: a script for all platforms, and a package for this one.
  private Path fetched(String name) throws IOException {
    Path scope = Files.createDirectories(parts.resolve("node_modules/@foundry-rs"));
    Files.createDirectories(scope.resolve(name));
    Path file = scope.resolve(name + "-linux-amd64").resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private Path fetchedToRun(String name) throws IOException {
    Path file = fetched(name);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void isThePackagesOfThisPlatform() throws IOException {
    var programs = new Foundry(parts, fetchedToRun("anvil"), fetchedToRun("cast"));
    assertEquals(programs, Foundry.in(parts));
  }

  @Test
  void saysWhatToRunWhereNothingWasFetched() {
    assertSaysWhatToRun();
  }

  @Test
  void saysWhatToRunWhereAProgramIsMissing() throws IOException {
    fetchedToRun("anvil");
    assertSaysWhatToRun();
  }

  @Test
  void saysWhatToRunWhereAProgramCannotBeRun() throws IOException {
    fetchedToRun("cast");
    fetched("anvil");
    assertSaysWhatToRun();
  }

  private void assertSaysWhatToRun() {
    var missing = assertThrows(StackException.class, () -> Foundry.in(parts));
    assertTrue(String.valueOf(missing.getMessage()).contains("run client-tests/fetch-parts"));
  }
}
