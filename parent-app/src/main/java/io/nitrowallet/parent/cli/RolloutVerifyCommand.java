package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AccountRound;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description = {
      "Have the enclave open every account of the table: before an old image or an old KMS key is",
      "retired, and after a backup was restored. It shows no key. Accounts that do not open are",
      "named, and the first of them tells the exit code."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class RolloutVerifyCommand implements Callable<Integer> {
  private final Session session;

  RolloutVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var round = new AccountRound(session.services().accounts());
    AccountRound.Outcome outcome;
    try (ProgressLine progress = ProgressLine.of(session)) {
      outcome =
          round.visit(
              account -> {
                var _ = session.services().audit().audit(account.name(), Pinning.NO);
                return true;
              },
              progress);
    }
    Report report =
        new Report()
            .fact("table", "Table", session.configuration().required(Setting.TABLE))
            .fact("open", "Open", outcome.done())
            .fact("closed", "Do not open", outcome.left().size());
    RoundReport.print(session, report, "account", outcome.left());
    return RoundReport.exitCode(outcome.left());
  }
}
