package io.nitrowallet.image.eif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// Images that were made by another program, each with what is known about it.
final class ImageVectors {
  private ImageVectors() {}

  /// The image of this name; skips the test where it is missing, unless it is required.
  static Bytes image(String name) throws IOException {
    return read(name + ".eif");
  }

  static JsonNode facts(String name) throws IOException {
    return StrictJson.parse(read(name + ".json"));
  }

  private static Bytes read(String name) throws IOException {
    Path file = Path.of(System.getProperty("nitrowallet.vectors", ""), "eif", name);
    boolean required = Boolean.getBoolean("nitrowallet.vectors.required");
    assumeTrue(
        required || Files.exists(file),
        "no vectors: set -Dnitrowallet.vectors to the folder that holds eif/");
    return Bytes.copyOf(Files.readAllBytes(file));
  }
}
