package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.policy.PolicyCase;
import io.nitrowallet.requester.policy.PolicyCases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description =
        "Hold a file of cases against a policy. Exits with 1 where one is decided otherwise than"
            + " it expects.")
final class PolicyTestCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private PolicyFlags flags = new PolicyFlags();

  @Parameters(
      index = "1",
      paramLabel = "CASES",
      description = "the YAML file of cases; - for standard input")
  private String file = "";

  @Mixin private PolicyTime time = new PolicyTime();

  PolicyTestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AccountPolicy policy = flags.policy();
    List<List<Object>> rows = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (PolicyCase each : PolicyCases.parse(text(), time.instant())) {
      Decision decision = each.decide(policy);
      boolean met = each.isMetBy(decision);
      rows.add(List.of(met ? "ok" : "DIFFERS", each.name(), each.expected(), decided(decision)));
      if (!met) {
        differing.add("%s: expected %s, %s".formatted(each.name(), each.expected(), why(decision)));
      }
    }
    Report report =
        new Report()
            .table("cases", List.of("result", "name", "expected", "decided"), rows)
            .fact("differing", "Differing", differing.size());
    differing.forEach(report::note);
    session.output().print(report);
    return differing.isEmpty() ? ExitCode.OK : ExitCode.FAULTY;
  }

  private String text() {
    return Utf8.decode(InputFiles.read(file, session.surroundings().terminal().in()))
        .orElseThrow(
            () -> new RefusedException(ErrorCode.INVALID_VALUE, "a file of cases is UTF-8 text"));
  }

  private static String decided(Decision decision) {
    return switch (decision) {
      case Decision.Allowed(var rule, var approvals, _) ->
          "allowed by %s with %s approvals".formatted(rule, approvals);
      case Decision.Denied _ -> "denied";
    };
  }

  private static String why(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> decided(decision);
      case Decision.Denied(var reason, _) -> "denied: " + reason;
    };
  }
}
