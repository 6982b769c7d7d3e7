package io.nitrowallet.formats.json;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.databind.node.ObjectNode;

/// What a policy that nobody verified would decide, as members of an object: `policy`, which says
/// so, `decision`, and `rule` or `reason`.
public final class DecisionJson {
  private static final String POLICY = "policy";
  private static final String UNVERIFIED = "unverified";
  private static final String DECISION = "decision";
  private static final String ALLOWED = "allowed";
  private static final String DENIED = "denied";
  private static final String RULE = "rule";
  private static final String REASON = "reason";

  private DecisionJson() {}

  /// Adds the members to `json`.
  public static ObjectNode put(ObjectNode json, Decision decision) {
    json.put(POLICY, UNVERIFIED);
    return switch (decision) {
      case Decision.Allowed(var rule) -> json.put(DECISION, ALLOWED).put(RULE, rule);
      case Decision.Denied(var reason) -> json.put(DECISION, DENIED).put(REASON, reason);
    };
  }

  /// The decision that an enclave states in `json`, which may have other members.
  ///
  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED} if it states none, or claims to
  ///   have verified the policy
  public static Decision decode(JsonObject json) {
    if (!json.require(POLICY).text().equals(UNVERIFIED)) {
      throw refused("the enclave claims to have verified a policy that it cannot verify");
    }
    return switch (json.require(DECISION).text()) {
      case ALLOWED -> new Decision.Allowed(json.require(RULE).text());
      case DENIED -> new Decision.Denied(json.require(REASON).text());
      default -> throw refused("the enclave states a decision that is not known");
    };
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
