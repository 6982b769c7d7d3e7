package io.nitrowallet.parent.enclave;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// AWS's tool that starts enclaves on an EC2 instance.
public final class NitroCli {
  private static final String PROGRAM = "nitro-cli";
  private static final long PATIENCE_SECONDS = 180;
  private static final int MAX_OUTPUT = 64 * 1024;

  private final Path program;

  private NitroCli(Path program) {
    this.program = program;
  }

  /// Looks for it on the `PATH` of `environment`.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if it is not installed
  public static NitroCli find(Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst()
        .map(NitroCli::new)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "nitro-cli is not installed here: on an EC2 instance with enclaves enabled"
                    + " install aws-nitro-enclaves-cli; elsewhere try './nitro-wallet dev'"));
  }

  /// Starts an enclave and waits until nitro-cli says that it runs.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if it does not start
  public Started run(Launch launch) {
    try {
      Path output = Files.createTempFile("nitro-cli", ".out");
      try {
        return run(launch, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, "nitro-cli could not be started: check its permissions", e);
    }
  }

  private Started run(Launch launch, Path output) throws IOException {
    Process process =
        new ProcessBuilder(launch.commandLine(program))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failed("nitro-cli did not finish in three minutes");
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw failed("starting the enclave was interrupted");
    }
    if (process.exitValue() != 0) {
      throw failed("nitro-cli failed with exit code " + process.exitValue());
    }
    return Started.parse(read(output));
  }

  private static String read(Path output) throws IOException {
    try (var in = Files.newInputStream(output)) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    }
  }

  private static RefusedException failed(String what) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        what + ": check the image, the allocator's CPUs and memory, and running enclaves");
  }

  /// What to start.
  ///
  /// @param image the image file
  /// @param memory in MiB
  /// @param debug whether the instance may read the enclave's console; attestation then fails
  public record Launch(String image, int cpus, int memory, long cid, boolean debug) {
    private List<String> commandLine(Path program) {
      List<String> words = new ArrayList<>(List.of(program.toString(), "run-enclave"));
      words.addAll(List.of("--eif-path", image));
      words.addAll(List.of("--cpu-count", Integer.toString(cpus)));
      words.addAll(List.of("--memory", Integer.toString(memory)));
      words.addAll(List.of("--enclave-cid", Long.toString(cid)));
      if (debug) {
        words.add("--debug-mode");
      }
      return words;
    }
  }

  /// A running enclave.
  ///
  /// @param enclaveId its name in nitro-cli, empty where that did not tell
  public record Started(String enclaveId) {
    /// nitro-cli prints lines for people before its JSON object.
    private static Started parse(String output) {
      int start = output.indexOf('{');
      if (start < 0) {
        return new Started("");
      }
      try {
        byte[] json = output.substring(start).getBytes(StandardCharsets.UTF_8);
        return new Started(StrictJson.parse(Bytes.copyOf(json)).path("EnclaveID").asString(""));
      } catch (RefusedException _) {
        return new Started("");
      }
    }
  }
}
