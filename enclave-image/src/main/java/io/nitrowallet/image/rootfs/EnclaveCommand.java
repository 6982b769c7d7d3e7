package io.nitrowallet.image.rootfs;

import io.nitrowallet.domain.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the image's init executes. An enclave has no console, no disk and nobody to look into it:
/// every way to look is closed, and nothing is written down when it dies.
final class EnclaveCommand {
  private static final String MAIN_CLASS = "io.nitrowallet.enclave.EnclaveMain";

  private static final List<String> FLAGS =
      List.of(
          // Nobody attaches, no agent is loaded, no counters are shared through a file.
          "-XX:+DisableAttachMechanism",
          "-XX:-EnableDynamicAgentLoading",
          "-XX:-UsePerfData",
          // Memory is never written down: no heap dump, no core, no report of a crash.
          "-XX:-HeapDumpOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          "-XX:ErrorFile=/dev/null",
          // The root file system lies in the same memory.
          "-XX:+UseSerialGC",
          "-XX:MaxRAMPercentage=50",
          "--enable-native-access=ALL-UNNAMED");

  private EnclaveCommand() {}

  /// The file `cmd`: one word a line.
  ///
  /// @param jars absolute paths in the image
  static Bytes words(List<String> jars, String nativeLibrary) {
    List<String> words = new ArrayList<>();
    words.add("/" + RootFileSystem.RUNTIME + "/bin/java");
    words.addAll(FLAGS);
    words.add("-Dorg.newsclub.net.unix.library.override=" + nativeLibrary);
    words.add("-Dorg.newsclub.net.unix.library.override.force=true");
    words.addAll(List.of("-cp", String.join(":", jars), MAIN_CLASS));
    return lines(words);
  }

  /// The file `env`: all that the environment holds. The Java runtime takes options from variables
  /// (`JAVA_TOOL_OPTIONS`, `JDK_JAVA_OPTIONS`), and here there are none.
  ///
  /// @param libraries where the loader looks, which differs between builds of the C library
  static Bytes environment(String libraries) {
    return lines(List.of("LD_LIBRARY_PATH=/" + libraries));
  }

  private static Bytes lines(List<String> lines) {
    return Bytes.copyOf((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
