package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.kms.policy.Call;
import io.nitrowallet.requester.kms.policy.Decision;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import java.util.List;
import java.util.Map;

/// Finds a key and asks its policy, so that no operation gets a key without having been allowed to.
final class KeyAccess {
  private final KmsKeys keys;

  KeyAccess(KmsKeys keys) {
    this.keys = keys;
  }

  /// The key `idOrArn`, if its policy lets `caller` do `action` in `context`.
  ///
  /// @param action without the `kms:`
  /// @throws KmsFault `NotFoundException`, `AccessDeniedException`
  KmsKey open(Principal caller, String action, String idOrArn, Map<String, List<String>> context) {
    KmsKey key = find(idOrArn);
    if (!isAllowed(key.settings().policy(), caller, action, key.arn().value(), context)) {
      throw denied(caller, action, key.arn().value());
    }
    return key;
  }

  /// Without conditions of its own.
  KmsKey open(Principal caller, String action, String idOrArn) {
    return open(caller, action, idOrArn, Map.of());
  }

  /// Demands that the caller's identity policy allows an action that concerns no key yet.
  void requireIdentity(Principal caller, String action) {
    if (!caller.isGranted("kms:" + action)) {
      throw denied(caller, action, "*");
    }
  }

  /// Whether `policy` allows it; one that cannot be read does not. Nobody shows a second factor:
  /// the sessions of roles do not.
  static boolean isAllowed(
      String policy,
      Principal caller,
      String action,
      String keyArn,
      Map<String, List<String>> context) {
    Call call = new Call(caller.arn(), "kms:" + action, keyArn, context).withCaller();
    try {
      return switch (PolicyDocument.parse(policy).decide(call)) {
        case Decision.Allowed _ -> true;
        case Decision.LeftToTheAccount _ -> caller.isGranted(call.action());
        case Decision.Denied _, Decision.NotAllowed _ -> false;
      };
    } catch (RefusedException unreadable) {
      return false;
    }
  }

  private KmsKey find(String idOrArn) {
    return keys.find(idOrArn)
        .orElseThrow(() ->
            KmsFault.client("NotFoundException", "Key '%s' does not exist".formatted(idOrArn)));
  }

  private static KmsFault denied(Principal caller, String action, String resource) {
    return KmsFault.client(
        "AccessDeniedException",
        "User: %s is not authorized to perform: kms:%s on resource: %s"
            .formatted(caller.arn(), action, resource));
  }
}
