package io.nitrowallet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that is run once, with a deadline.
///
/// @param environment variables beside this process's own
record Program(Map<String, String> environment, List<String> command) {
  private static final long PATIENCE_SECONDS = 300;

  static Program of(String... command) {
    return new Program(Map.of(), List.of(command));
  }

  /// A class of this module's class path in a JVM of its own.
  static Program java(String main, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    words.addAll(List.of(arguments));
    return new Program(Map.of(), words);
  }

  Program with(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(this.environment);
    all.putAll(environment);
    return new Program(all, command);
  }

  /// Starts it; both streams go to `output`.
  Process start(Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /// Runs it to its end.
  Ended run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    Process process = start(output);
    try {
      assertTrue(
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> command + " does not end");
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /// Runs it to its end, which is 0, and returns what it says.
  String succeed() throws IOException, InterruptedException {
    Ended ended = run();
    assertEquals(0, ended.exitCode(), () -> command + " says: " + ended.output());
    return ended.output();
  }

  /// @param output what it said, on either stream
  record Ended(int exitCode, String output) {}
}
