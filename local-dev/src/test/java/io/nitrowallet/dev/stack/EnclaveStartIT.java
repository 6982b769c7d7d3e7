package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.enclave.EnclaveMain;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// An enclave that must not start says why in one sentence and ends with 1. Which documents are
/// refused, entry by entry, is the business of `MeasuredConfigurationJsonTest`.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class EnclaveStartIT {
  @TempDir Path folder;

  private void assertEnds(String sentence, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectError(said.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
      assertEquals(
          "nitro-wallet enclave cannot start: " + sentence + System.lineSeparator(),
          Files.readString(said, StandardCharsets.UTF_8));
      assertEquals(1, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  private void assertRefused(LocalStack stack, String sentence, Consumer<ObjectNode> change)
      throws IOException, InterruptedException {
    ObjectNode document = StrictJson.parse(StackFiles.read(stack.layout().enclaveConfiguration()));
    change.accept(document);
    Path file = folder.resolve("enclave.json");
    Files.write(file, StrictJson.write(document).toArray());
    assertEnds(
        sentence,
        SoftEnclaveMain.class,
        file.toString(),
        folder.resolve("s").toString(),
        stack.layout().nsmAuthority().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "sealKeys", "limits"})
  void endsWhereAnEntryIsMissing(String entry, LocalStack stack)
      throws IOException, InterruptedException {
    assertRefused(
        stack, "the configuration lacks '%s'".formatted(entry), document -> document.remove(entry));
  }

  @Test
  void endsWhereAnEntryIsNotKnown(LocalStack stack) throws IOException, InterruptedException {
    assertRefused(
        stack,
        "the configuration has a member that is not known: 'simulator'",
        document -> document.put("simulator", true));
  }

  @Test
  void theProductionProgramEndsWithoutItsFile() throws IOException, InterruptedException {
    assertEnds(
        "the configuration file /etc/nitro-wallet/enclave.json cannot be read", EnclaveMain.class);
  }
}
