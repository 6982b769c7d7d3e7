package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program that is run once, with a deadline.
final class Program {
  private static final long PATIENCE_SECONDS = 120;

  private Program() {}

  /// Runs `command` and returns what it prints, without white space at the ends. What it says on
  /// standard error is shown as it is.
  ///
  /// @throws AssertionError if it does not end with 0
  static String run(String... command) throws IOException, InterruptedException {
    return run(Map.of(), command);
  }

  /// The same with further variables of the environment.
  static String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), UTF_8).strip();
      assertEquals(0, process.waitFor(), () -> List.of(command) + " printed:\n" + printed);
      return printed;
    } finally {
      boolean _ = deadline.cancel(false);
      process.destroyForcibly();
    }
  }
}
