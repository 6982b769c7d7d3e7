package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationReport.Comparison;
import io.nitrowallet.domain.attestation.AttestationReport.Outcome;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.parent.attestation.AttestationInquiry.Appraisal;
import io.nitrowallet.parent.config.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "attest",
    description =
        "Have the enclave attest itself over a fresh nonce, and verify it (exit code 5 if not).")
@Needs({Setting.Group.ENCLAVE, Setting.Group.ATTESTATION})
final class AttestCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("pcr", "expected", "actual", "verdict");

  private final Session session;

  AttestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Appraisal appraisal = session.services().attestation().ask();
    Report report = new Report();
    int exitCode = judge(appraisal.verdict(), report);
    session.output().print(report.table("pcrs", COLUMNS, registers(appraisal.verdict())));
    return exitCode;
  }

  private static int judge(AttestationVerdict verdict, Report report) {
    return switch (verdict) {
      case Verified verified -> {
        Bytes identity = verified.document().publicKey().orElse(Bytes.EMPTY);
        report
            .fact("verified", "Verified", true)
            .fact("module", "Module", verified.document().moduleId())
            .fact("time", "Attested at", verified.document().timestamp())
            .fact("root", "Root", words(verified.root()))
            .fact("identity", "Enclave", EnclaveIdentity.decode(identity).fingerprint().hex());
        yield ExitCode.OK;
      }
      case Rejected rejected -> {
        report.fact("verified", "Verified", false);
        report.table(
            "differences",
            List.of("check", "reason"),
            rejected.differences().stream()
                .map(difference -> List.<Object>of(difference.check(), difference.sentence()))
                .toList());
        yield ExitCode.UNTRUSTED;
      }
    };
  }

  /// Whose root it is, and which.
  static String words(TrustRoot root) {
    return root.kind() + " " + root.fingerprint().hex();
  }

  private static List<List<Object>> registers(AttestationVerdict verdict) {
    Optional<AttestationReport> report =
        switch (verdict) {
          case Verified verified -> Optional.of(verified.report());
          case Rejected rejected -> rejected.report();
        };
    return report
        .map(AttestationReport::registers)
        .orElse(Collections.emptySortedMap())
        .entrySet()
        .stream()
        .filter(register -> register.getValue().outcome() != Outcome.NOT_DEMANDED)
        .map(register -> row(register.getKey(), register.getValue()))
        .toList();
  }

  private static List<Object> row(int index, Comparison value) {
    return List.of(
        index,
        value.expected().map(Bytes::hex).orElse(""),
        value.actual().map(Bytes::hex).orElse("absent"),
        value.outcome() == Outcome.EQUAL ? "equal" : "DIFFERS");
  }
}
