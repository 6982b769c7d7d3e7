package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.requester.accounts.AccountRound;
import io.nitrowallet.requester.config.Setting;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reseal",
    description = {
      "Seal every account of the table anew under another of the enclave's seal keys, one version",
      "up, each opened from its new row before the next. Accounts whose policy wants approvals are",
      "named and left for 'account reseal --propose'. Run it again to go on where it was",
      "interrupted: what is sealed under the key already is passed over."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class RolloutResealCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--key-arn",
      required = true,
      paramLabel = "ARN",
      description = "the KMS key that seals from then on")
  private String keyArn = "";

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dry;

  RolloutResealCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KeyArn key = new KeyArn(keyArn);
    var round = new AccountRound(session.services().accounts());
    AccountRound.Outcome outcome;
    try (ProgressLine progress = ProgressLine.of(session)) {
      outcome = round.visit(account -> reseal(account, key), progress);
    }
    Report report =
        new Report()
            .fact("table", "Table", session.configuration().required(Setting.TABLE))
            .fact("dryRun", "Dry run", dry)
            .fact("resealed", dry ? "To be resealed" : "Resealed now", outcome.done())
            .fact("there", "Under the key already", outcome.there());
    RoundReport.print(session, report, "account", outcome.left());
    return RoundReport.exitCode(outcome.left());
  }

  private boolean reseal(AccountSummary account, KeyArn key) {
    if (account.keyArn().equals(key)) {
      return false;
    }
    if (!dry) {
      var change = new IntentAction.Reseal(key);
      var _ = session.services().changes().change(account.name(), change, Optional.empty());
    }
    return true;
  }
}
