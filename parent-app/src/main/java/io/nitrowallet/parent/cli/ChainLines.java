package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import java.util.ArrayList;
import java.util.List;

/// The certificates of a document, the root first.
///
/// @param output whose colours the verdicts take
record ChainLines(AttestationReport report, Output output) {
  private static final List<String> COLUMNS =
      List.of("certificate", "subject", "fingerprint", "from", "until", "valid");

  /// Adds them; nothing where they do not decode.
  void addTo(Report target) {
    if (report.chain().isEmpty()) {
      return;
    }
    List<List<String>> shown = new ArrayList<>();
    shown.add(List.of("CERTIFICATE", "VALID FROM", "UNTIL", "VERDICT"));
    report.chain().forEach(certificate -> shown.add(cells(certificate)));
    target.note("");
    ReportText.aligned(shown).forEach(target::note);
    target.forPrograms(
        new Report().table("chain", COLUMNS, report.chain().stream().map(this::row).toList()));
  }

  private List<String> cells(ReportedCertificate certificate) {
    return List.of(
        ReportText.printable(certificate.name()),
        certificate.from().toString(),
        certificate.until().toString(),
        certificate.isValidAt(report.judgedAt())
            ? output.paint("green", "valid")
            : output.paint("bold,red", "NOT VALID"));
  }

  private List<Object> row(ReportedCertificate certificate) {
    return List.of(
        certificate.name(),
        certificate.subject(),
        certificate.fingerprint().hex(),
        certificate.from(),
        certificate.until(),
        certificate.isValidAt(report.judgedAt()));
  }
}
