package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.policy.Finding;
import io.nitrowallet.requester.policy.PolicyLint;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "lint",
    description =
        "Say whether a policy is one, and what of it its author may not have meant. Warnings do"
            + " not fail.")
final class PolicyLintCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private PolicyFlags flags = new PolicyFlags();

  @Mixin private PolicyTime time = new PolicyTime();

  PolicyLintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PolicyText text = flags.text();
    AccountPolicy policy = PolicyJson.decode(text);
    List<Finding> findings = PolicyLint.of(policy, time.instant());
    Report report =
        new Report()
            .fact("policySha256", "SHA-256", text.hash().hex())
            .fact("operators", "Operators", policy.operators().size())
            .fact("rules", "Rules", policy.rules().size())
            .fact("changeApprovals", "To change it", policy.changeApprovals())
            .fact("warnings", "Warnings", findings.size());
    findings.forEach(finding -> report.line(finding.where(), finding.sentence()));
    report.forPrograms(
        new Report()
            .table(
                "findings",
                List.of("where", "sentence"),
                findings.stream()
                    .map(finding -> List.<Object>of(finding.where(), finding.sentence()))
                    .toList()));
    session.output().print(report);
    return ExitCode.OK;
  }
}
