package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import io.nitrowallet.dev.stack.Foundry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `nitro-wallet dev`, as a process of its own, and what it prints.
final class DevProcess implements AutoCloseable {
  /// The line that it prints once all is told.
  static final String RUNNING = "Stop it with Ctrl-C.";

  private static final Duration START = Duration.ofMinutes(5);
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private DevProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().name("dev").start(this::read);
  }

  /// Starts `dev` with these arguments, on the anvil of `parts`, and returns at once.
  static DevProcess start(@Nullable Path parts, String... arguments) throws IOException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-D" + Foundry.PARTS + "=" + (parts == null ? "" : parts),
            "-cp",
            System.getProperty("java.class.path"),
            TiedDevMain.class.getName(),
            "dev");
    return new DevProcess(
        new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start());
  }

  private void read() {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      out.lines()
          .forEach(line -> {
            System.out.println("dev | " + line);
            lines.add(line);
          });
    } catch (UncheckedIOException | IOException e) {
      lines.add("its output ended: " + e.getMessage());
    }
  }

  /// All that it printed so far.
  String output() {
    return String.join("\n", lines);
  }

  /// Waits until it printed `text`.
  void await(String text) throws InterruptedException {
    Instant deadline = Instant.now().plus(START);
    while (!output().contains(text)) {
      boolean over = !process.isAlive();
      if ((over && !output().contains(text)) || Instant.now().isAfter(deadline)) {
        close();
        fail("dev never printed '" + text + "' but:\n" + output());
      }
      Thread.sleep(50);
    }
  }

  /// The processes that it started, and those that they started.
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /// Waits until it ended.
  int exitCode() {
    CompletableFuture<Process> end = process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS);
    return end.join().exitValue();
  }

  /// Ends it as Ctrl-C does.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
