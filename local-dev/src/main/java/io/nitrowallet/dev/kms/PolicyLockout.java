package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import java.util.List;
import java.util.Map;

/// KMS's safety check: whoever sets a key policy must still be able to set the next one, unless the
/// request bypasses the check.
final class PolicyLockout {
  private PolicyLockout() {}

  /// The condition key of the bypass, which a call without it does not have.
  static Map<String, List<String>> conditions(boolean bypassed) {
    return bypassed ? Map.of("kms:bypasspolicylockoutsafetycheck", List.of("true")) : Map.of();
  }

  /// @throws KmsFault `MalformedPolicyDocumentException` if `policy` is not understood, or locks
  ///   the caller out
  static void check(Principal caller, String policy, String keyArn, boolean bypassed) {
    try {
      var _ = PolicyDocument.parse(policy);
    } catch (RefusedException e) {
      throw KmsFault.malformedPolicy(e.sentence());
    }
    if (!bypassed
        && !KeyAccess.isAllowed(policy, caller, "PutKeyPolicy", keyArn, conditions(false))) {
      throw KmsFault.malformedPolicy(
          "The new key policy will not allow you to update the key policy in the future.");
    }
  }

  /// The policy of a key that was created without one: the account's identity policies decide.
  static String delegated(String account) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",\
    "Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"}]}\
    """
        .formatted(account);
  }
}
