package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `account reseal`.
@Command(
    name = "reseal",
    description = {
      "Seal an account's private key anew, under one of the enclave's seal keys, one version up.",
      "Where the policy's 'change' wants approvals, operators approve of it first."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class AccountResealCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--key-arn",
      required = true,
      paramLabel = "ARN",
      description = "the KMS key that seals from then on")
  private String keyArn = "";

  @Mixin private ChangedAccount account = new ChangedAccount();

  AccountResealCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var change = new IntentAction.Reseal(new KeyArn(keyArn));
    return account.run(session, change);
  }
}
