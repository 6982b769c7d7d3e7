package io.nitrowallet.dev.kms;

import java.util.List;
import java.util.Map;

/// One call as policies see it.
///
/// @param action `kms:Decrypt`
/// @param keyArn the resource
/// @param context values by lower-case condition key; a key without values is absent
record PolicyRequest(
    Principal caller, String action, String keyArn, Map<String, List<String>> context) {

  List<String> values(String conditionKey) {
    return context.getOrDefault(conditionKey, List.of());
  }
}
