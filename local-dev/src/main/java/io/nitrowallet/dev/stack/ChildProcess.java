package io.nitrowallet.dev.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One process of the stack: a JVM with this JVM's class path, its output in a log file.
final class ChildProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final int LOG_TAIL = 15;

  /// Lines of a start that nobody has waited for yet; what comes later is only logged.
  private static final int LINES = 1024;

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final String name;
  private final Process process;
  private final Path log;
  private final Instant started = Instant.now();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(LINES);
  private final Thread pump;
  private volatile boolean told;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.pump = Thread.ofPlatform().daemon().name(name + "-log").unstarted(this::pump);
  }

  /// Starts `mainClass` and returns at once.
  static ChildProcess start(
      String name, Class<?> mainClass, List<String> arguments, Path log, StackLifetime lifetime) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(lifetime.jvmOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The stack's own settings count, and not those with which somebody uses another deployment.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("NITRO_WALLET_"));
    try {
      ChildProcess child = new ChildProcess(name, builder.start(), log);
      child.pump.start();
      return child;
    } catch (IOException e) {
      throw new StackException("the process '" + name + "' cannot be started", e);
    }
  }

  /// Waits for a line that starts with `mark` and returns it.
  ///
  /// @throws StackException if the process ends or three minutes pass without it, with the end of
  ///   its log
  String awaitLine(String mark) {
    Instant deadline = started.plus(START);
    try {
      while (Instant.now().isBefore(deadline)) {
        String line = lines.poll(100, TimeUnit.MILLISECONDS);
        if (line != null && line.startsWith(mark)) {
          return line;
        }
        if (line == null && !process.isAlive()) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while '" + name + "' was starting", e);
    }
    close();
    throw new StackException(
        "the process '" + name + "' did not start; its log, " + log + ", ends:\n" + logTail());
  }

  /// When it was started.
  Instant started() {
    return started;
  }

  /// Has `listener` told, with the end of the log, if the process ends although nobody ended it.
  void whenLost(Consumer<String> listener) {
    var _ =
        process
            .onExit()
            .thenRun(() -> {
              if (!told) {
                listener.accept(obituary());
              }
            });
  }

  private String obituary() {
    try {
      boolean _ = pump.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "the process '%s' has ended, with exit code %s; its log, %s, ends:\n%s"
        .formatted(name, process.exitValue(), log, logTail());
  }

  /// The running process.
  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Ends the process as a failure of the machine would: SIGKILL, nothing is told.
  void kill() {
    told = true;
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Asks the process to end and, after five seconds, makes it.
  @Override
  public void close() {
    told = true;
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

  private void pump() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Writer file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
        file.write(line + System.lineSeparator());
        file.flush();
        boolean _ = lines.offer(line);
      }
    } catch (IOException e) {
      boolean _ = lines.offer("the output cannot be read: " + e.getMessage());
    }
  }

  private String logTail() {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join("\n", all.subList(Math.max(0, all.size() - LOG_TAIL), all.size()));
    } catch (IOException e) {
      return "(the log cannot be read)";
    }
  }
}
