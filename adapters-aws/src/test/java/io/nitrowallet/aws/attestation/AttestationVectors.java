package io.nitrowallet.aws.attestation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Real attestation documents that were published, each with what is known about it.
record AttestationVectors(Path folder) {

  /// The documents of one kind; skips the test where they are missing, unless they are required.
  static AttestationVectors of(String kind) {
    Path folder = Path.of(System.getProperty("nitrowallet.vectors", "")).resolve("attestation");
    Path index = folder.resolve(kind).resolve("index.json");
    boolean required = Boolean.getBoolean("nitrowallet.vectors.required");
    assumeTrue(
        required || Files.exists(index),
        "no vectors: set -Dnitrowallet.vectors to the folder that holds attestation/");
    return new AttestationVectors(folder.resolve(kind));
  }

  Stream<Vector> all() throws IOException {
    JsonNode index = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("index.json")));
    return index.valueStream().map(this::read);
  }

  private Vector read(JsonNode entry) {
    try {
      String file = entry.get("file").asString();
      Map<Integer, Bytes> pcrs = new TreeMap<>();
      for (int index = 0; index <= 2 && entry.has("pcr" + index); index++) {
        pcrs.put(index, Bytes.ofHex(entry.get("pcr" + index).asString()));
      }
      return new Vector(
          file,
          Bytes.copyOf(Files.readAllBytes(folder.resolve(file))),
          Instant.ofEpochSecond(entry.path("validity_time_to_use_epoch_s").asLong(0)),
          pcrs);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// @param time at which its certificates are valid
  record Vector(String file, Bytes document, Instant time, Map<Integer, Bytes> pcrs) {
    boolean isDebug() {
      return pcrs.getOrDefault(0, Bytes.ofHex("01")).isZero();
    }
  }
}
