package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.StatedOrigin;
import io.nitrowallet.requester.config.Setting;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show an account's row. What it shows is the table's word: see 'account verify'.")
@Needs({Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.PINS})
final class AccountShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the account's name")
  private String name = "";

  AccountShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PinnedAccounts.Found found = session.services().pinnedAccounts().find(new AccountName(name));
    Account account = found.account();
    AccountReport.warnUnlessPinned(session.output(), account, found.pinned());
    Optional<Origin> stated = StatedOrigin.of(account);
    found.origin().ifPresent(pinned -> warnOfAnother(pinned, stated));
    Report row = AccountReport.of(account);
    Report report =
        found
            .origin()
            .or(() -> stated)
            .map(origin -> AccountReport.withOrigin(row, origin))
            .orElseGet(() -> row.fact("origin", "Origin", "unknown"));
    session
        .output()
        .print(
            report
                .fact("publicKey", "Public key", account.publicKey().uncompressed().hex())
                .fact("pinned", "Pinned here", AccountReport.words(found.pinned())));
    return ExitCode.OK;
  }

  /// What a tampered table states is not shown, but said.
  private void warnOfAnother(Origin pinned, Optional<Origin> stated) {
    if (stated.isPresent() && stated.get() != pinned) {
      session
          .output()
          .warn(
              "'%s' was pinned here as %s, and its birth certificate says otherwise now: find out"
                      .formatted(name, pinned.wireName())
                  + " who changed the table");
    }
  }
}
