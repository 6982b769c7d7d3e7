package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.parent.attestation.AttestationInquiry.Appraisal;
import io.nitrowallet.parent.config.Setting;
import java.util.List;
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
    session.output().print(report.table("pcrs", COLUMNS, registers(appraisal)));
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
      case Rejected(var differences) -> {
        report.fact("verified", "Verified", false);
        report.table(
            "differences",
            List.of("check", "reason"),
            differences.stream()
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

  private static List<List<Object>> registers(Appraisal appraisal) {
    return appraisal.expected().values().entrySet().stream()
        .map(entry -> register(entry.getKey(), entry.getValue(), appraisal))
        .toList();
  }

  private static List<Object> register(int index, Bytes expected, Appraisal appraisal) {
    String actual = appraisal.claimed().get(index).map(Bytes::hex).orElse("absent");
    String verdict = actual.equals(expected.hex()) ? "equal" : "DIFFERS";
    return List.of(index, expected.hex(), actual, verdict);
  }
}
