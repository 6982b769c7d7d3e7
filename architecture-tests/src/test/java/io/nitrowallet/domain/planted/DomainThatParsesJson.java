package io.nitrowallet.domain.planted;

import tools.jackson.databind.json.JsonMapper;

/// A library that belongs to formats.
public final class DomainThatParsesJson {
  /// Breaks the rule.
  public JsonMapper violate() {
    return new JsonMapper();
  }
}
