package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "canary",
    description = {
      "Ask KMS for an account's data key without attestation, as whoever stole the role would.",
      "KMS must deny it. If it does not, the key policy is worth nothing: it ends with 5, and that",
      "is an alarm. Run it by a timer on the parent, with its role and through its endpoint: from",
      "anywhere else it is denied for other reasons, and shows nothing."
    })
@Needs({Setting.Group.TABLE, Setting.Group.AWS})
final class KmsCanaryCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the account, best one without funds")
  private String name = "";

  KmsCanaryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Account account =
        session
            .services()
            .accounts()
            .find(new AccountName(name))
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.ACCOUNT_NOT_FOUND, "there is no account '%s'".formatted(name)));
    boolean released =
        session
            .services()
            .custodyKeys()
            .releasesUnattested(
                account.sealing().keyArn(),
                account.sealing().encryptedDataKey(),
                new EncryptionContext(account.name(), account.address()));
    session
        .output()
        .print(
            new Report()
                .fact("key", "KMS key", account.sealing().keyArn().value())
                .fact("denied", "KMS denies it", !released)
                .note(
                    released
                        ? "KMS RELEASED A DATA KEY WITHOUT ATTESTATION: stop signing, mend the"
                            + " policy"
                        : "As it should."));
    return released ? ExitCode.UNTRUSTED : ExitCode.OK;
  }
}
