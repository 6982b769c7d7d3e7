package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.kms.policy.Finding;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyLint;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    description =
        "Find the classic holes of a key policy, or of the identity policy of a role that uses the"
            + " key. Errors end it with 1; warnings do not.")
final class KmsPolicyLintCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "POLICY", description = "a JSON file, or - for the input")
  private String policy = "";

  @Option(
      names = "--open-key",
      description = "the key opens a predecessor's rows, which have no encryption context")
  private boolean opens;

  KmsPolicyLintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        PolicyLint.of(
            InputFiles.text(policy, session.surroundings().terminal().in()),
            opens ? KeyPurpose.OPEN : KeyPurpose.SEAL);
    long errors = findings.stream().filter(Finding::isError).count();
    Report report =
        new Report()
            .fact("errors", "Errors", errors)
            .fact("warnings", "Warnings", findings.size() - errors);
    findings.forEach(finding ->
        report.line(
            "%s %s".formatted(level(finding), finding.fault()),
            "%s %s".formatted(finding.statement(), finding.fault().sentence())));
    report.forPrograms(
        new Report()
            .table(
                "findings",
                List.of("level", "fault", "statement", "sentence"),
                findings.stream()
                    .map(finding ->
                        List.<Object>of(
                            level(finding),
                            finding.fault().name(),
                            finding.statement(),
                            finding.fault().sentence()))
                    .toList()));
    session.output().print(report);
    return errors == 0 ? ExitCode.OK : ExitCode.FAULTY;
  }

  private static String level(Finding finding) {
    return finding.isError() ? "error" : "warning";
  }
}
