package io.nitrowallet.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Ethers and viem, asked through a process of Node.js.
final class Peers {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long PATIENCE_SECONDS = 600;

  private Peers() {}

  /// Asks for each of `inputs`, and hands it with the answer to `check`, in their order.
  static <T extends Question> void ask(String kind, List<T> inputs, BiConsumer<T, JsonNode> check)
      throws IOException {
    Process process =
        new ProcessBuilder("node", "src/test/js/peers.cjs", Parts.folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    Thread writer = Thread.ofVirtual().start(() -> write(process, kind, inputs));
    try (BufferedReader answers = process.inputReader(UTF_8)) {
      for (T input : inputs) {
        String line = answers.readLine();
        if (line == null) {
          fail("the peers' process ended before it answered; its errors stand above");
        }
        check.accept(input, MAPPER.readTree(line));
      }
    } finally {
      boolean _ = deadline.cancel(false);
      process.destroyForcibly();
      writer.interrupt();
    }
  }

  private static void write(Process process, String kind, List<? extends Question> inputs) {
    try (BufferedWriter questions = process.outputWriter(UTF_8)) {
      for (Question input : inputs) {
        ObjectNode question = MAPPER.createObjectNode().put("kind", kind);
        question.set("input", input.json());
        questions.write(MAPPER.writeValueAsString(question));
        questions.newLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the peers are asked about.
  interface Question {
    /// As the peers' script takes it.
    ObjectNode json();
  }

  /// What a peer made of it; null where it refused.
  static @Nullable String result(JsonNode answer, String peer) {
    return answer.path(peer).path("result").stringValue(null);
  }
}
