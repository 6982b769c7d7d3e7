package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Check an account: its pin, its birth certificate, and that the enclave can open its row.",
      "Also finishes, with --pin, a creation that was interrupted."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class AccountVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the account's name")
  private String name = "";

  @Option(names = "--pin", description = "remember the address on this machine")
  private boolean pin;

  AccountVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AccountAudit.Audited audited =
        session.services().audit().audit(new AccountName(name), pin ? Pinning.YES : Pinning.NO);
    AccountReport.warnUnlessPinned(session.output(), audited.account(), audited.pinned());
    session
        .output()
        .print(
            AccountReport.withOrigin(
                    AccountReport.of(audited.account()), audited.birthplace().origin())
                .fact("pinned", "Pinned here", AccountReport.words(audited.pinned()))
                .fact("root", "Root", VerdictReport.words(audited.birthplace().root()))
                .fact("verified", "Verified", true));
    return ExitCode.OK;
  }
}
