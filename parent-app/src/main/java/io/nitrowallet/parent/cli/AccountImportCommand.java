package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import io.nitrowallet.requester.accounts.SealingKey;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.keyfile.PrivateKeyFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "import",
    description = {
      "Hand a private key over to the attested enclave, and keep its sealed row.",
      "The account is labelled 'imported' for good: whoever held the key before may still hold it."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.KMS,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class AccountImportCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-n", "--name"},
      required = true,
      paramLabel = "NAME",
      description = "the account's name")
  private String name = "";

  @Option(
      names = "--key-file",
      required = true,
      paramLabel = "FILE",
      description = "64 hex digits or a Web3 keystore (version 3); - for standard input")
  private String keyFile = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "the keystore's password (default: asked for on the terminal)")
  private @Nullable String passwordFile;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "open|FILE",
      description = "what the account may sign")
  private String policy = "";

  AccountImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var passwords = new KeyPasswords(Session.given(passwordFile), keyFile);
    try (PrivateKey key =
        PrivateKeyFile.parse(
            InputFiles.readSecret(keyFile, session.surroundings().terminal().in()), passwords)) {
      Registered registered =
          session
              .services()
              .imports()
              .register(
                  key,
                  new AccountName(name),
                  SealingKey.of(session.configuration()),
                  InputFiles.policy(policy));
      session.output().print(AccountReport.of(registered));
    }
    return ExitCode.OK;
  }
}
