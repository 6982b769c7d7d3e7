package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.parent.config.Setting;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `account update-policy`.
@Command(
    name = "update-policy",
    description = {
      "Give an account another policy, one version up. Intents for the old one are void then.",
      "Where the old policy's 'change' wants approvals, operators approve of it first."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class AccountUpdatePolicyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the account's name")
  private String name = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "open|FILE",
      description = "what the account may sign from then on")
  private String policy = "";

  @Mixin private Proposal proposal = new Proposal();

  AccountUpdatePolicyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var change = new IntentAction.UpdatePolicy(InputFiles.policy(policy));
    if (proposal.isWanted()) {
      PolicyJson.decode(change.policy()); // an enclave would refuse it after all had approved
      session.output().print(proposal.keep(session, name, _ -> change));
      return ExitCode.OK;
    }
    Account changed =
        session.services().changes().change(new AccountName(name), change, Optional.empty());
    session.output().print(AccountReport.of(changed));
    return ExitCode.OK;
  }
}
