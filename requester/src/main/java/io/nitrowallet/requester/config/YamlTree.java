package io.nitrowallet.requester.config;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// YAML as the tree of a JSON document: one document, no key twice. Aliases are not followed.
public final class YamlTree {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private YamlTree() {}

  /// Reads `text`, whose length the caller has bounded.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is none; the
  ///   sentence names a line, never what stands there
  public static JsonNode read(String text) {
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "it is not well-formed YAML near line " + line, e);
    }
  }
}
