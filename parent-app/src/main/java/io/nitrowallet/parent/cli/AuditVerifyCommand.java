package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.receipt.AuditSummary;
import io.nitrowallet.domain.receipt.AuditTerms;
import io.nitrowallet.domain.receipt.ReceiptAudit;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.parent.cli.ExpectationFlags.Expected;
import io.nitrowallet.requester.attestation.DevelopmentRoot;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.receipts.LikelyImages;
import io.nitrowallet.requester.receipts.ReceiptFiles;
import io.nitrowallet.requester.receipts.ReceiptInspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Verify receipts that were kept, offline: who signed them, that none is missing, doubled or",
      "exchanged, that they reach what this machine has seen, and that no account went back to an",
      "older state (exit code 5 if anything is wrong)."
    })
@Needs({Setting.Group.RECEIPTS, Setting.Group.PINS, Setting.Group.ATTESTATION, Setting.Group.AWS})
final class AuditVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "files of receipts; the folder's where none is named")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--table", description = "the table's receipts instead, which takes AWS")
  private boolean table;

  @Mixin private ExpectationFlags expectations = new ExpectationFlags();

  @Option(
      names = "--also-expect",
      paramLabel = "FILE",
      description = "another image or manifest whose enclaves may have run; repeatable")
  private List<Path> others = new ArrayList<>();

  AuditVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Expected expected = expectations.expected(session);
    Path headsFile = session.configuration().path(Setting.HEADS_FILE).orElseThrow();
    Map<Bytes, ReceiptHead> heads = HeadFile.read(headsFile);
    AttestationVerifier verifier = verifier();
    AuditReport report = new AuditReport(heads.size());
    ReceiptAudit audit =
        new ReceiptAudit(
            new AuditTerms(images(expected, verifier)::judge, ReceiptJson::decode, heads),
            report::add);
    try (ProgressLine progress = ProgressLine.of(session)) {
      read(new ReceiptInspection(audit, progress));
    }
    AuditSummary summary = audit.end();
    session.output().print(report.render(summary, expected.origin()));
    return summary.findings() == 0 ? ExitCode.OK : ExitCode.UNTRUSTED;
  }

  private LikelyImages images(Expected expected, AttestationVerifier verifier) {
    LikelyImages images =
        new LikelyImages(verifier)
            .with(expected.demand().of(Optional.empty(), new Freshness.Archived()));
    for (Path other : others) {
      images = images.with(ExpectedPcrs.read(other, Optional.empty()).values());
    }
    return images;
  }

  private void read(ReceiptInspection inspection) {
    if (table && !files.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "name files, or --table: not both at a time");
    }
    if (table) {
      inspection.table(session.services().receipts());
      return;
    }
    Path folder = session.configuration().path(Setting.RECEIPTS_FOLDER).orElseThrow();
    List<Path> named = files.isEmpty() ? ReceiptFiles.in(folder) : files;
    named.forEach(inspection::file);
  }

  private AttestationVerifier verifier() {
    return session
        .configuration()
        .path(Setting.ATTESTATION_ROOT_FILE)
        .<AttestationVerifier>map(this::developmentVerifier)
        .orElseGet(CoseAttestationVerifier::withAwsRoot);
  }

  private CoseAttestationVerifier developmentVerifier(Path root) {
    session.warnOfDevelopmentRoot(root);
    return CoseAttestationVerifier.withDevelopmentRoot(DevelopmentRoot.read(root));
  }
}
