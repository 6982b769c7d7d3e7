package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.formats.json.DecisionJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.SummaryJson;
import tools.jackson.databind.node.ObjectNode;

/// The content of `explainResponse`.
final class ExplainedJson {
  private ExplainedJson() {}

  static ObjectNode encode(ExplainResult.Explained result) {
    ObjectNode content = DecisionJson.put(StrictJson.object(), result.decision());
    content.set("summary", SummaryJson.encode(result.summary()));
    return SignedResultJson.put(content, result.signedResult());
  }

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED}
  static ExplainResult.Explained decode(JsonObject content) {
    return new ExplainResult.Explained(
        SummaryJson.decode(content.require("summary").object()),
        requirePrintable(DecisionJson.decode(content)),
        SignedResultJson.decode(content));
  }

  private static Decision requirePrintable(Decision decision) {
    switch (decision) {
      case Decision.Allowed(var rule, _, _) -> ReplyText.requirePrintable(rule);
      case Decision.Denied(var reason, _) -> ReplyText.requirePrintable(reason);
    }
    for (PassedOver rule : decision.passedOver()) {
      ReplyText.requirePrintable(rule.rule());
      ReplyText.requirePrintable(rule.reason());
    }
    return decision;
  }
}
