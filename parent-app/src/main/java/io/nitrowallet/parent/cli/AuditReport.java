package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.receipt.AuditFinding;
import io.nitrowallet.domain.receipt.AuditSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an audit found, as it is shown. Used once.
final class AuditReport {
  /// A file of anything but receipts has as many findings as lines.
  private static final int SHOWN = 10_000;

  private final List<AuditFinding> findings = new ArrayList<>();
  private final int heads;

  /// @param heads how many were compared with
  AuditReport(int heads) {
    this.heads = heads;
  }

  void add(AuditFinding finding) {
    if (findings.size() < SHOWN) {
      findings.add(finding);
    }
  }

  /// @param origin a phrase on where the expected registers come from
  Report render(AuditSummary summary, String origin) {
    Report report = new Report();
    report.note(headline(summary));
    findings.forEach(
        finding -> ReportText.wrapped("  - ", finding.sentence()).forEach(report::note));
    if (summary.findings() > findings.size()) {
      report.note("  … and %s more".formatted(summary.findings() - findings.size()));
    }
    report.note("");
    addNumbers(report, summary);
    report.line("Expected registers", origin).fact("heads", "Heads compared with", heads);
    if (heads == 0) {
      report.note("No head was seen on this machine: a dropped end would not be noticed.");
    }
    return report.forPrograms(forPrograms(summary));
  }

  private static String headline(AuditSummary summary) {
    if (summary.findings() > 0) {
      return "NOT IN ORDER: %s findings".formatted(summary.findings());
    }
    return summary.lives() == 0 ? "THERE ARE NO RECEIPTS" : "IN ORDER";
  }

  private static void addNumbers(Report report, AuditSummary summary) {
    report
        .fact("lives", "Enclave lives", summary.lives())
        .fact("receipts", "Receipts", summary.receipts())
        .fact("signatures", "Signatures", summary.signatures())
        .fact("accounts", "Accounts", summary.accounts())
        .fact("newest", "Newest", summary.newest().map(Instant::toString).orElse("-"));
    List<List<Object>> rows = new ArrayList<>();
    summary.refusals().forEach((code, count) -> rows.add(List.of(code.name(), count)));
    if (!rows.isEmpty()) {
      report.note("");
      report.table("refusals", List.of("refusal", "count"), rows);
      report.note("");
    }
  }

  private Report forPrograms(AuditSummary summary) {
    List<List<Object>> rows = new ArrayList<>();
    findings.forEach(finding -> rows.add(List.of(kind(finding), finding.sentence())));
    return new Report()
        .fact("inOrder", "", summary.findings() == 0)
        .fact("findingCount", "", summary.findings())
        .table("findings", List.of("kind", "sentence"), rows);
  }

  private static String kind(AuditFinding finding) {
    return switch (finding) {
      case AuditFinding.Damaged _ -> "damaged";
      case AuditFinding.Homeless _ -> "homeless";
      case AuditFinding.Unattested _ -> "unattested";
      case AuditFinding.Missing _ -> "missing";
      case AuditFinding.Unlinked _ -> "unlinked";
      case AuditFinding.Repeated _ -> "repeated";
      case AuditFinding.Forked _ -> "forked";
      case AuditFinding.TimeRanBack _ -> "timeRanBack";
      case AuditFinding.RolledBack _ -> "rolledBack";
      case AuditFinding.TwoPolicies _ -> "twoPolicies";
      case AuditFinding.HeadDiffers _ -> "headDiffers";
      case AuditFinding.TailDropped _ -> "tailDropped";
      case AuditFinding.LifeMissing _ -> "lifeMissing";
    };
  }
}
