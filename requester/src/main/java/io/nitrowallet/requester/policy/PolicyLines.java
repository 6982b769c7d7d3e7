package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.formats.json.StrictJson;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A policy as people read it: one rule a line, without the white space of its text, which may be
/// long enough to push a rule out of sight.
public final class PolicyLines {
  private PolicyLines() {}

  /// The JSON of a policy that was read already.
  public static String of(PolicyText text) {
    return StrictJson.parse(Utf8.encode(text.value()).orElseThrow()).properties().stream()
        .map(member -> "  \"%s\": %s".formatted(member.getKey(), value(member.getValue())))
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  private static String value(JsonNode value) {
    return value.isArray() && !value.isEmpty()
        ? value
            .valueStream()
            .map(element -> "    " + element)
            .collect(Collectors.joining(",\n", "[\n", "\n  ]"))
        : value.toString();
  }
}
