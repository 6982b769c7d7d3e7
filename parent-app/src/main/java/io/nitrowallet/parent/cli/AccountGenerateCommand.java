package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    description = {
      "Generate an account inside the enclave and keep its sealed row.",
      "The address is shown only once the row was read back and opened by the enclave."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.KMS,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class AccountGenerateCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = "the account's name (default account-<UTC time>-<4 hex digits>)")
  private @Nullable String name;

  @Option(
      names = "--policy",
      paramLabel = "open|FILE",
      description = "what the account may sign (default: the enclave's own default)")
  private @Nullable String policy;

  AccountGenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    GenerateAccountCommand order =
        session
            .services()
            .orders()
            .order(
                Session.given(name).map(AccountName::new),
                session.configuration().text(Setting.KMS_KEY_ID),
                Session.given(policy).map(InputFiles::policy));
    Registered registered = session.services().registration().register(order);
    session.output().print(AccountReport.of(registered));
    return ExitCode.OK;
  }
}
