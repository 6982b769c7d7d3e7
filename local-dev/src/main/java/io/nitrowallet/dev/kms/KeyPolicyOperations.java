package io.nitrowallet.dev.kms;

import io.nitrowallet.formats.json.StrictJson;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Operations on who may use a key.
final class KeyPolicyOperations {
  private static final String POLICY_NAME = "default";

  private final KmsKeys keys;
  private final KeyAccess access;

  KeyPolicyOperations(KmsKeys keys, KeyAccess access) {
    this.keys = keys;
    this.access = access;
  }

  ObjectNode get(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, Set.of("KeyId", "PolicyName"));
    requireDefault(parameters);
    KmsKey key = access.open(caller, "GetKeyPolicy", parameters.string("KeyId"));
    return StrictJson.object()
        .put("Policy", key.settings().policy())
        .put("PolicyName", POLICY_NAME);
  }

  ObjectNode put(Principal caller, ObjectNode node) {
    KmsParameters parameters =
        KmsParameters.of(
            node, Set.of("KeyId", "PolicyName", "Policy", "BypassPolicyLockoutSafetyCheck"));
    requireDefault(parameters);
    boolean bypassed = parameters.flag("BypassPolicyLockoutSafetyCheck");
    KmsKey key =
        access.open(
            caller, "PutKeyPolicy", parameters.string("KeyId"), PolicyLockout.conditions(bypassed));
    String policy = parameters.string("Policy");
    PolicyLockout.check(caller, policy, key.arn().value(), bypassed);
    KmsKey.Settings settings = key.settings();
    keys.put(
        key.with(
            new KmsKey.Settings(
                settings.description(), policy, settings.tags(), settings.rotated())));
    return StrictJson.object();
  }

  /// The emulator makes no grants, so there are none to list.
  ObjectNode listGrants(Principal caller, ObjectNode node) {
    KmsParameters parameters = KmsParameters.of(node, Set.of("KeyId", "Limit", "Marker"));
    var _ = access.open(caller, "ListGrants", parameters.string("KeyId"));
    ObjectNode reply = StrictJson.object().put("Truncated", false);
    reply.putArray("Grants");
    return reply;
  }

  private static void requireDefault(KmsParameters parameters) {
    if (!parameters.optionalString("PolicyName").orElse(POLICY_NAME).equals(POLICY_NAME)) {
      throw KmsFault.client("NotFoundException", "a key has one policy, named default");
    }
  }
}
