package io.nitrowallet.dev.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of the stack: a JVM with this JVM's class path, its output in a log file. It has
/// started once it prints its ready line.
final class ChildProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(5);

  /// Short-lived JVMs on a laptop: start quickly, take little.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8");

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /// Starts `mainClass` and returns at once; {@link #awaitReady} waits for it.
  static ChildProcess start(
      String name, Class<?> mainClass, List<String> arguments, String readyMark, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass.getName());
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      ChildProcess child = new ChildProcess(name, process, log);
      Thread.ofPlatform().daemon().name(name + "-log").start(() -> child.pump(readyMark));
      return child;
    } catch (IOException e) {
      throw new StackException("the process '" + name + "' cannot be started", e);
    }
  }

  /// Waits for the ready line and returns it.
  ///
  /// @throws StackException if the process ends or takes longer than a minute, with the end of its
  ///   log
  String awaitReady() {
    try {
      return ready.get(START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while '" + name + "' was starting", e);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new StackException(
          "the process '" + name + "' did not start; its log, " + log + ", ends:\n" + logTail(), e);
    }
  }

  /// The process's id.
  long pid() {
    return process.pid();
  }

  /// Ends the process as an abrupt failure of the machine would: SIGKILL, nothing is told.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Asks the process to end and, after five seconds, makes it.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  private void pump(String readyMark) {
    try (BufferedReader out = process.inputReader();
        Writer file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        file.write(line + System.lineSeparator());
        file.flush();
        if (line.contains(readyMark)) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(new UncheckedIOException(e));
    }
    ready.completeExceptionally(new StackException("the process '" + name + "' ended"));
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(the log cannot be read)";
    }
  }
}
