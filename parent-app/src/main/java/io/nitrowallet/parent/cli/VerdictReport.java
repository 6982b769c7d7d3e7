package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Difference;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.attestation.SeenEnclave;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A judged attestation document as it is shown: the verdict, all that speaks against it, and what
/// the document says beside what was expected.
///
/// @param document as it came
/// @param origin a phrase on where the expected registers come from
record VerdictReport(AttestationVerdict verdict, Bytes document, String origin) {
  /// Of a nonce for people: all of ours, the beginning of longer ones.
  private static final int DIGITS = 64;

  /// What the command ends with.
  int exitCode() {
    return verdict instanceof Verified ? ExitCode.OK : ExitCode.UNTRUSTED;
  }

  /// Whose root it is, and which.
  static String words(TrustRoot root) {
    return root.kind() + " " + root.fingerprint().hex();
  }

  /// The report, for people with `output`'s colours.
  Report render(Output output) {
    Report report = new Report();
    addHeadline(report, output);
    addRoot(report);
    Optional<AttestationReport> said =
        switch (verdict) {
          case Verified verified -> Optional.of(verified.report());
          case Rejected rejected -> rejected.report();
        };
    said.ifPresent(decoded -> {
      addDocument(report, decoded);
      report.note("");
      new RegisterLines(decoded, output).addTo(report);
      new ChainLines(decoded, output).addTo(report);
    });
    return report.forPrograms(new Report().fact("document", "", document.base64()));
  }

  private void addHeadline(Report report, Output output) {
    List<Difference> differences =
        switch (verdict) {
          case Verified _ -> List.of();
          case Rejected rejected -> rejected.differences();
        };
    report.note(headline(output));
    differences.forEach(difference ->
        ReportText.wrapped("  %-9s ".formatted(difference.check()), difference.sentence())
            .forEach(report::note));
    report.note("");
    report.forPrograms(
        new Report()
            .fact("verified", "", verdict instanceof Verified)
            .table(
                "differences",
                List.of("check", "reason"),
                differences.stream()
                    .map(difference -> List.<Object>of(difference.check(), difference.sentence()))
                    .toList()));
  }

  private String headline(Output output) {
    return switch (verdict) {
      case Verified verified when verified.report().debugMode() ->
          output.paint("bold,yellow", "VERIFIED IN DEBUG MODE")
              + ": as demanded, which proves nothing about the image.";
      case Verified _ -> output.paint("bold,green", "VERIFIED") + ": all that was demanded holds.";
      case Rejected _ ->
          output.paint("bold,red", "REJECTED") + ": trust nothing that came with this document.";
    };
  }

  private void addRoot(Report report) {
    TrustRoot root = verdict.root();
    boolean aws = root.kind() == TrustRoot.Kind.AWS;
    report
        .line("Root", aws ? "AWS Nitro Enclaves Root-G1" : "DEVELOPMENT: a simulator's, not AWS's")
        .line("Root SHA-256", root.fingerprint().hex())
        .line("Expected", origin)
        .forPrograms(
            new Report()
                .fact("root", "", words(root))
                .fact("developmentRoot", "", !aws)
                .fact("expectedFrom", "", origin));
  }

  private static void addDocument(Report report, AttestationReport decoded) {
    AttestationDocument said = decoded.document();
    report
        .fact("module", "Module", said.moduleId())
        .fact("time", "Attested at", said.timestamp())
        .fact("judgedAt", "Judged at", decoded.judgedAt().truncatedTo(ChronoUnit.MILLIS))
        .line("Age", age(decoded));
    addNonce(report, decoded);
    report.line(
        "Enclave",
        SeenEnclave.identity(said).map(Bytes::hex).orElse("no identity of a Nitro Wallet"));
    if (decoded.debugMode()) {
      report.line("Debug mode", "YES: whoever is on its parent can read this enclave");
    }
    report.forPrograms(
        new Report()
            .fact("debugMode", "", decoded.debugMode())
            .fact("ageSeconds", "", decoded.age().toSeconds()));
    Report values = new Report();
    SeenEnclave.identity(said).ifPresent(identity -> values.fact("identity", "", identity.hex()));
    said.publicKey().ifPresent(key -> values.fact("publicKey", "", key.hex()));
    said.userData().ifPresent(data -> values.fact("userData", "", data.hex()));
    said.nonce().ifPresent(nonce -> values.fact("nonce", "", nonce.hex()));
    values.fact("nonceVerdict", "", Verdicts.words(decoded.nonce().outcome()));
    report.forPrograms(values);
  }

  private static String age(AttestationReport decoded) {
    return switch (decoded.expectations().freshness()) {
      case Freshness.Live live ->
          "%s, of at most %s".formatted(words(decoded.age()), words(live.maxAge()));
      case Freshness.Archived() -> "not judged: as of the document's own time";
    };
  }

  private static String words(Duration duration) {
    return duration.compareTo(Duration.ofHours(3)) < 0
        ? duration.toSeconds() + " s"
        : "%s d %s h".formatted(duration.toDays(), duration.toHoursPart());
  }

  private static void addNonce(Report report, AttestationReport decoded) {
    report.line("Nonce", Verdicts.words(decoded.nonce().outcome()));
    decoded
        .document()
        .nonce()
        .map(Bytes::hex)
        .filter(hex -> !hex.isEmpty())
        .ifPresent(
            hex -> report.line("", hex.length() <= DIGITS ? hex : hex.substring(0, DIGITS) + "…"));
  }
}
