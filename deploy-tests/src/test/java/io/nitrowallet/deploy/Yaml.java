package io.nitrowallet.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// YAML as trees; no key twice.
final class Yaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Yaml() {}

  static JsonNode read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /// Each document of `text` that is not empty.
  static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> documents = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }

  static void write(Path file, JsonNode tree) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(tree));
  }
}
