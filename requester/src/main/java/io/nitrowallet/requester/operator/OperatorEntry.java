package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.formats.json.StrictJson;

/// An operator as a policy's list `operators` has them.
///
/// @param id what the policy calls the operator
public record OperatorEntry(String id, VerifyingKey key) {
  /// The JSON to paste into the list.
  public String text() {
    return StrictJson.object().put("id", id).put("key", key.text()).toString();
  }
}
