package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.IntentWords;
import io.nitrowallet.requester.policy.Finding;
import io.nitrowallet.requester.policy.PolicyLines;
import io.nitrowallet.requester.policy.PolicyLint;
import java.time.Instant;
import java.util.List;

/// An intent as operators see it. All words are computed here, from the payload that is signed.
final class IntentReport {
  private IntentReport() {}

  /// What it is about, where it stands, and what is still wanted.
  static Report of(IntentReview review) {
    Report report = about(review);
    List<String> approvals =
        review.standing().approvals().stream().map(DsseSignature::keyId).toList();
    report
        .fact("state", "State", review.end().orElse("pending"))
        .fact("approvedBy", "Approved by", approvals)
        .fact("approvals", "Approvals", count(review));
    review.standing().rule().ifPresent(rule -> report.fact("rule", "Rule", rule));
    return report.note(next(review));
  }

  /// What it is about, and what stands in its way.
  static Report about(IntentReview review) {
    IntentWords words = review.words();
    Report report = new Report().fact("headline", "Summary", words.headline());
    words.warnings().forEach(sentence -> report.line("Warning", sentence));
    words.lines().forEach(line -> report.line(line.label(), line.value()));
    report.forPrograms(new Report().fact("warnings", "", words.warnings()));
    if (review.intent().action() instanceof IntentAction.UpdatePolicy(var policy)) {
      newPolicy(report, policy);
    }
    account(report, review.intent().account());
    report
        .fact("kind", "Kind", words.kind())
        .fact("id", "Intent", review.pending().slip().id())
        .fact("notBefore", "Not before", review.intent().notBefore())
        .fact("expires", "Expires", review.intent().expires());
    review.standing().obstacle().ifPresent(why -> report.fact("obstacle", "Obstacle", why));
    return report;
  }

  /// Programs have its exact text, whose hash stands among the words.
  private static void newPolicy(Report report, PolicyText text) {
    report.forPrograms(new Report().fact("policy", "", text.value()));
    try {
      List<Finding> findings = PolicyLint.of(PolicyJson.decode(text), Instant.now());
      report.document("newPolicy", PolicyLines.of(text));
      findings.forEach(finding ->
          report.line("Finding", "%s: %s".formatted(finding.where(), finding.sentence())));
    } catch (RefusedException e) {
      report.line("New policy", "cannot be read: " + e.sentence());
    }
  }

  /// The account that is signed for. The table's row of that name may be another's.
  private static void account(Report report, AccountReference account) {
    report
        .fact("account", "Account", account.name().value())
        .fact("address", "Address", account.address().checksummed())
        .fact("version", "Version", account.version())
        .fact("policySha256", "Policy's SHA-256", account.policyHash().hex());
  }

  /// How many approve of how many that are wanted.
  static String count(IntentReview review) {
    return "%s of %s".formatted(review.standing().approvals().size(), review.standing().wanted());
  }

  private static String next(IntentReview review) {
    String id = review.pending().slip().id().toString();
    if (review.pending().state() instanceof State.Signed) {
      return "Until it expires, `intent sign %s` gives the same signature.".formatted(id);
    }
    if (review.end().isPresent()) {
      return review.isProven()
          ? "Nothing more is wanted."
          : "Ask whoever is named: if they did not say so, find out who writes to the table.";
    }
    if (review.standing().obstacle().isPresent()) {
      return "As it stands, an enclave would refuse it, however many approve.";
    }
    int missing = review.standing().missing();
    return missing > 0
        ? "%s more wanted: `intent approve %s` by another operator.".formatted(missing, id)
        : "Nothing is missing: `intent sign %s`.".formatted(id);
  }
}
