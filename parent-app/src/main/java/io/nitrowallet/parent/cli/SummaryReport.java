package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.SummaryJson;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;

/// What is signed, or would be, in the enclave's words. That this machine computes the same words
/// was checked when the enclave answered.
final class SummaryReport {
  private static final String UNSIGNED =
      "Nothing was signed. The policy is the one in the table's row: only signing shows whether it"
          + " is the account's.";
  private static final String OTHER_EDITION =
      "the enclave words its summaries in another way than this program, which could not compare"
          + " them with its own";

  private SummaryReport() {}

  /// A summary: for people line by line, for programs the object `summary`. More may be added.
  static Report of(Summary summary) {
    Report report = new Report().line("Summary", summary.headline());
    summary.warnings().forEach(sentence -> report.line("Warning", sentence));
    summary.lines().forEach(line -> report.line(line.label(), line.value()));
    return report.forPrograms(
        new Report().document("summary", SummaryJson.encode(summary).toString()));
  }

  /// A summary, the decision, and that nothing was signed.
  static Report of(ExplainedFor<?> explained) {
    Account account = explained.found().account();
    Report report =
        of(explained.summary())
            .fact("signer", "Signer", account.address().checksummed())
            .fact("operation", "Operation", explained.signable().operation().wireName())
            .fact("digest", "Digest", explained.signable().digest().hex0x());
    return put(report, explained.decision()).fact("policy", "Policy", "unverified").note(UNSIGNED);
  }

  /// Adds what a policy decides, and why rules do not match.
  static Report put(Report report, Decision decision) {
    switch (decision) {
      case Decision.Allowed(var rule, var approvals, _) ->
          report
              .fact("decision", "Decision", "allowed")
              .fact("rule", "Rule", rule)
              .fact("approvals", "Approvals", "%s wanted".formatted(approvals));
      case Decision.Denied(var reason, _) ->
          report.fact("decision", "Decision", "denied").fact("reason", "Reason", reason);
    }
    for (PassedOver rule : decision.passedOver()) {
      report.fact("passedOver." + rule.rule(), "Not rule " + rule.rule(), rule.reason());
    }
    return report;
  }

  /// Warns where nobody but the enclave has the words.
  static void warnUnlessCompared(Output output, Summary summary) {
    if (summary.edition() != Summary.EDITION) {
      output.warn(OTHER_EDITION);
    }
  }
}
