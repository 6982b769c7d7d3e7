package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The account that a command changes, at once or by a proposal to its operators.
final class ChangedAccount {
  @Parameters(paramLabel = "NAME", description = "the account's name")
  private String name = "";

  @Mixin private Proposal proposal = new Proposal();

  boolean isProposed() {
    return proposal.isWanted();
  }

  /// Makes or proposes `change`, and prints what came of it.
  int run(Session session, AccountChange change) {
    session.output().print(proposal.isWanted() ? propose(session, change) : make(session, change));
    return ExitCode.OK;
  }

  private Report propose(Session session, AccountChange change) {
    return proposal.keep(session, name, _ -> change);
  }

  private Report make(Session session, AccountChange change) {
    Account changed =
        session.services().changes().change(new AccountName(name), change, Optional.empty());
    return AccountReport.of(changed);
  }
}
