package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "open|FILE",
      description = "what the account may sign from then on")
  private String policy = "";

  @Mixin private ChangedAccount account = new ChangedAccount();

  AccountUpdatePolicyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var change = new IntentAction.UpdatePolicy(InputFiles.policy(policy));
    if (account.isProposed()) {
      PolicyJson.decode(change.policy()); // an enclave would refuse it after all had approved
    }
    return account.run(session, change);
  }
}
