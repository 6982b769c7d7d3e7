package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A pin as JSON: the address alone for an account that was generated, as the first version wrote
/// it; for any other an object that says its origin, which that version refuses rather than shows
/// the account without its label.
final class PinJson {
  private static final String ADDRESS = "address";
  private static final String ORIGIN = "origin";

  private PinJson() {}

  static JsonNode encode(Pin pin) {
    String address = pin.address().checksummed();
    return pin.origin() == Origin.GENERATED
        ? StringNode.valueOf(address)
        : StrictJson.object().put(ADDRESS, address).put(ORIGIN, pin.origin().wireName());
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} or as {@link
  ///   Address#parse} does, if `json` is no pin
  static Pin decode(JsonNode json) {
    if (json.isString()) {
      return new Pin(Address.parse(json.stringValue()), Origin.GENERATED);
    }
    JsonObject pin = JsonObject.of(json, ErrorCode.INVALID_CONFIGURATION, "a pin");
    pin.requireOnly(Set.of(ADDRESS, ORIGIN));
    return new Pin(pin.require(ADDRESS).address(), origin(pin.require(ORIGIN).text()));
  }

  private static Origin origin(String name) {
    return Arrays.stream(Origin.values())
        .filter(origin -> origin.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(ErrorCode.INVALID_CONFIGURATION, "a pin's 'origin' is not known"));
  }
}
