package io.nitrowallet.formats.json;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a policy that nobody verified would decide, as members of an object: `policy`, which says
/// so, `decision`, then `rule` and `approvals` or `reason`, and `passedOver`, the rules that did
/// not match.
public final class DecisionJson {
  private static final String POLICY = "policy";
  private static final String UNVERIFIED = "unverified";
  private static final String DECISION = "decision";
  private static final String ALLOWED = "allowed";
  private static final String DENIED = "denied";
  private static final String RULE = "rule";
  private static final String APPROVALS = "approvals";
  private static final String REASON = "reason";
  private static final String PASSED_OVER = "passedOver";

  private DecisionJson() {}

  /// Adds the members to `json`.
  public static ObjectNode put(ObjectNode json, Decision decision) {
    json.put(POLICY, UNVERIFIED);
    switch (decision) {
      case Decision.Allowed(var rule, var approvals, _) ->
          json.put(DECISION, ALLOWED).put(RULE, rule).put(APPROVALS, approvals);
      case Decision.Denied(var reason, _) -> json.put(DECISION, DENIED).put(REASON, reason);
    }
    ArrayNode passedOver = json.putArray(PASSED_OVER);
    for (PassedOver rule : decision.passedOver()) {
      passedOver.addObject().put(RULE, rule.rule()).put(REASON, rule.reason());
    }
    return json;
  }

  /// The members that a decision of this kind has.
  static Set<String> members(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> Set.of(POLICY, DECISION, RULE, APPROVALS, PASSED_OVER);
      case Decision.Denied _ -> Set.of(POLICY, DECISION, REASON, PASSED_OVER);
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
    List<PassedOver> passedOver =
        json.require(PASSED_OVER).elements().stream()
            .map(JsonValue::object)
            .map(DecisionJson::passedOver)
            .toList();
    return switch (json.require(DECISION).text()) {
      case ALLOWED -> new Decision.Allowed(json.require(RULE).text(), approvals(json), passedOver);
      case DENIED -> new Decision.Denied(json.require(REASON).text(), passedOver);
      default -> throw refused("the enclave states a decision that is not known");
    };
  }

  private static PassedOver passedOver(JsonObject json) {
    json.requireOnly(Set.of(RULE, REASON));
    return new PassedOver(json.require(RULE).text(), json.require(REASON).text());
  }

  private static int approvals(JsonObject json) {
    long approvals = json.require(APPROVALS).integer();
    if (approvals < 0 || approvals > DsseEnvelope.MAX_SIGNATURES) {
      throw refused("the enclave states a number of approvals that no policy wants");
    }
    return (int) approvals;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}
