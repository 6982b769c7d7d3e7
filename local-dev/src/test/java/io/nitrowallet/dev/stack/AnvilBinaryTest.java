package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnvilBinaryTest {
  @TempDir private Path parts;

  /// As npm lays it out: a script for all platforms, and a package for this one.
  private Path fetched(String platform) throws IOException {
    Path scope = Files.createDirectories(parts.resolve("node_modules/@foundry-rs"));
    Files.createDirectories(scope.resolve("anvil"));
    Path file = scope.resolve(platform).resolve("bin/anvil");
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void isTheProgramOfThisPlatformsPackage() throws IOException {
    Path file = fetched("anvil-linux-amd64");
    assertTrue(file.toFile().setExecutable(true));
    assertEquals(new AnvilBinary(file, parts), AnvilBinary.in(parts));
  }

  @Test
  void saysWhatToRunWhereNothingWasFetched() {
    assertSaysWhatToRun();
  }

  @Test
  void saysWhatToRunWhereTheProgramCannotBeRun() throws IOException {
    fetched("anvil-linux-amd64");
    assertSaysWhatToRun();
  }

  private void assertSaysWhatToRun() {
    var missing = assertThrows(StackException.class, () -> AnvilBinary.in(parts));
    assertTrue(String.valueOf(missing.getMessage()).contains("run client-tests/fetch-parts"));
  }
}
