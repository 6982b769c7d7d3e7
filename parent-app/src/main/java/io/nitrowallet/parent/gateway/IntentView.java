package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.IntentWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Intents as callers see them. The words are this gateway's, which nobody trusts: who approves
/// reads the payload by a program of their own.
final class IntentView {
  private IntentView() {}

  static ObjectNode of(List<Entry> entries, int unreadable, Optional<PendingIntents.Mark> next) {
    ObjectNode json = StrictJson.object();
    ArrayNode intents = json.putArray("intents");
    entries.forEach(entry -> intents.add(of(entry)));
    json.put("unreadable", unreadable);
    next.ifPresent(mark -> json.put("next", IntentQuery.text(mark)));
    return json;
  }

  private static ObjectNode of(Entry entry) {
    return switch (entry) {
      case Entry.Reviewed(IntentReview review) -> of(review);
      case Entry.Doubtful(PendingIntent pending, String reason) ->
          slip(pending).put("doubt", reason);
    };
  }

  /// With what operators sign, and the signatures as they are kept.
  static ObjectNode whole(IntentReview review) {
    ObjectNode json = of(review).put("payload", review.pending().payload().base64());
    ArrayNode signatures = json.putArray("signatures");
    review.pending().approvals().forEach(each -> signatures.add(DsseJson.encode(each)));
    end(review.pending().state()).ifPresent(end -> json.set("end", DsseJson.encode(end)));
    return json;
  }

  private static ObjectNode of(IntentReview review) {
    IntentWords words = review.words();
    ObjectNode json =
        slip(review.pending())
            .put("proven", review.isProven())
            .put("address", review.intent().account().address().checksummed())
            .put("version", review.intent().account().version())
            .put("policySha256", review.intent().account().policyHash().hex())
            .put("kind", words.kind())
            .put("headline", words.headline());
    ArrayNode lines = json.putArray("lines");
    words
        .lines()
        .forEach(line -> lines.addObject().put("label", line.label()).put("value", line.value()));
    words.warnings().forEach(json.putArray("warnings")::add);
    IntentReview.Standing standing = review.standing();
    standing.approvals().stream()
        .map(DsseSignature::keyId)
        .forEach(json.putArray("approvedBy")::add);
    json.put("wanted", standing.wanted());
    standing.rule().ifPresent(rule -> json.put("rule", rule));
    standing.obstacle().ifPresent(why -> json.put("obstacle", why));
    return json;
  }

  private static ObjectNode slip(PendingIntent pending) {
    return StrictJson.object()
        .put("id", pending.slip().id().toString())
        .put("account", pending.account().value())
        .put("state", pending.state().word().name().toLowerCase(Locale.ROOT))
        .put("expires", pending.slip().expires().toString());
  }

  private static Optional<DsseSignature> end(State state) {
    return switch (state) {
      case State.Rejected(var signature) -> Optional.of(signature);
      case State.Withdrawn(var signature) -> Optional.of(signature);
      case State.Pending _, State.Signed _ -> Optional.empty();
    };
  }
}
