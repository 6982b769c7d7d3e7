package io.nitrowallet.parent.gateway.health;

import io.nitrowallet.formats.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether the gateway can do its work, in the shape of Web3Signer's `/healthcheck`.
public final class HealthChecks {
  private static final String STATUS = "status";

  private final SequencedMap<String, BooleanSupplier> checks = new LinkedHashMap<>();

  /// Adds one.
  ///
  /// @param id how it is called in the answer
  public HealthChecks with(String id, BooleanSupplier up) {
    checks.put(id, up);
    return this;
  }

  /// Makes all checks.
  public Findings look() {
    SequencedMap<String, Boolean> found = new LinkedHashMap<>();
    checks.forEach((id, up) -> found.put(id, up.getAsBoolean()));
    return new Findings(found);
  }

  /// What was found, by check.
  public record Findings(Map<String, Boolean> checks) {
    /// Whether all is well.
    public boolean up() {
      return checks.values().stream().allMatch(Boolean::booleanValue);
    }

    /// As Web3Signer shows it.
    public ObjectNode toJson() {
      ObjectNode json = StrictJson.object().put(STATUS, word(up()));
      ArrayNode list = json.putArray("checks");
      checks.forEach((id, up) -> list.addObject().put("id", id).put(STATUS, word(up)));
      return json.put("outcome", word(up()));
    }

    private static String word(boolean up) {
      return up ? "UP" : "DOWN";
    }
  }
}
