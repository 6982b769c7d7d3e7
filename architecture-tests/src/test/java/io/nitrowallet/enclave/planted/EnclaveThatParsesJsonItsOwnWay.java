package io.nitrowallet.enclave.planted;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A lenient parser in the enclave.
public final class EnclaveThatParsesJsonItsOwnWay {
  /// Breaks the rule.
  public JsonNode violate(String json) {
    return new JsonMapper().readTree(json);
  }
}
