package io.nitrowallet.formats.json;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The vectors that ethers publishes. Tests skip where there are none.
final class EthersVectors {
  private EthersVectors() {}

  static JsonNode read(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("nitrowallet.vectors", "../../shared/vectors"))
            .resolve("ethers/" + name);
    if (!Files.isRegularFile(file)) {
      String sentence = "no " + name + " of ethers in the folder nitrowallet.vectors names";
      if (Boolean.getBoolean("nitrowallet.vectors.required")) {
        fail(sentence);
      }
      abort(sentence);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return JsonMapper.builder().build().readTree(in);
    }
  }
}
