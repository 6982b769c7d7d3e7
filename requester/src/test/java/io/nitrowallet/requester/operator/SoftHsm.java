package io.nitrowallet.requester.operator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// SoftHSM2 with empty tokens of its own, in this process: `alice`, `bob`, `carol` and others.
/// Where it is not installed, tests skip, or fail if `nitrowallet.softhsm.required` is true.
public final class SoftHsm {
  /// The PIN of every token.
  public static final String PIN = "1234-pin";

  private static final String CONFIGURATION = "SOFTHSM2_CONF";

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"));

  /// The labels of all tokens; two have the same.
  private static final List<String> TOKENS =
      List.of("alice", "bob", "carol", "twice", "twice", "empty", "guessed");

  private static final Path CONFIGURATION_FILE = configuration();

  private static boolean started;

  private SoftHsm() {}

  private static Path configuration() {
    try {
      Path folder = Path.of("target", "softhsm", UUID.randomUUID().toString()).toAbsolutePath();
      Path tokens = Files.createDirectories(folder.resolve("tokens"));
      return Files.writeString(
          folder.resolve("softhsm2.conf"), "directories.tokendir = %s%n".formatted(tokens));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The library, once its tokens are there. Both are made once for a process: SoftHSM reads its
  /// settings when it starts.
  public static Path start() {
    Path library = library();
    synchronized (TOKENS) {
      if (!started) {
        TOKENS.forEach(label -> make(label, CONFIGURATION_FILE));
        setVariable(CONFIGURATION_FILE.toString());
        started = true;
      }
    }
    return library;
  }

  /// Where the settings are that {@link #start} made, for other processes' `SOFTHSM2_CONF`.
  public static Path settings() {
    return CONFIGURATION_FILE;
  }

  private static Path library() {
    return PLACES.stream()
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> {
          String sentence = "no SoftHSM here: apt-get install softhsm2";
          if (Boolean.getBoolean("nitrowallet.softhsm.required")) {
            fail(sentence);
          }
          return abort(sentence);
        });
  }

  private static void make(String label, Path configuration) {
    try {
      initialise(label, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void initialise(String label, Path configuration) throws IOException {
    ProcessBuilder tool =
        new ProcessBuilder(
            Stream.of(
                    "softhsm2-util --init-token --free --so-pin 5678-so --pin " + PIN + " --label")
                .flatMap(words -> Stream.concat(Stream.of(words.split(" ", -1)), Stream.of(label)))
                .toList());
    tool.environment().put(CONFIGURATION, configuration.toString());
    Process process = tool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      assertEquals(0, process.exitValue(), said);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A Java program cannot set its own environment, which the library reads.
  @SuppressWarnings("restricted")
  private static void setVariable(String value) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().find("setenv").orElseThrow(),
                      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
                  .invokeExact(arena.allocateFrom(CONFIGURATION), arena.allocateFrom(value), 1);
      assertEquals(0, failed);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
