package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The account that signs or would sign, and what is reported of it.
final class SigningAccount {
  @Option(
      names = {"-n", "--name"},
      required = true,
      paramLabel = "NAME",
      description = "the account that signs")
  private String name = "";

  @Option(
      names = "--explain",
      description =
          "have the enclave say in words what would be signed and which rule decides; sign nothing")
  private boolean explain;

  @Mixin private Proposal proposal = new Proposal();

  /// Signs what `content` makes for the account's address, or explains or proposes it, and prints
  /// that. Warns where this machine does not know the account.
  ///
  /// @param report what is printed of a signature
  <S extends Signable> int run(
      Session session, Function<Address, S> content, Function<SignedBy<S>, Report> report) {
    if (explain && proposal.isWanted()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "--explain and --propose are two things: give one of them");
    }
    Report result =
        explain
            ? explain(session, content)
            : proposal.isWanted()
                ? proposal.keep(session, name, account -> intent(account, content))
                : sign(session, content, report);
    session.output().print(result);
    return ExitCode.OK;
  }

  private static IntentAction intent(
      Account account, Function<Address, ? extends Signable> content) {
    return new IntentAction.Sign(content.apply(account.address()));
  }

  private <S extends Signable> Report sign(
      Session session, Function<Address, S> content, Function<SignedBy<S>, Report> report) {
    SignedBy<S> signed = session.services().signing().sign(new AccountName(name), content);
    warn(session.output(), signed.found());
    SummaryReport.warnUnlessCompared(session.output(), signed.summary());
    return report.apply(signed);
  }

  private <S extends Signable> Report explain(Session session, Function<Address, S> content) {
    ExplainedFor<S> explained =
        session.services().explanation().explain(new AccountName(name), content);
    warn(session.output(), explained.found());
    SummaryReport.warnUnlessCompared(session.output(), explained.summary());
    return SummaryReport.of(explained);
  }

  private static void warn(Output output, Found found) {
    AccountReport.warnUnlessPinned(output, found.account(), found.pinned());
  }

  /// What was signed, by whom, and why it was allowed. The account is the signer: the sender of a
  /// user operation is a smart account.
  static Report report(SignedBy<?> signed) {
    return SummaryReport.of(signed.summary())
        .fact("signer", "Signer", signed.found().account().address().checksummed())
        .fact("rule", "Rule", signed.rule())
        .fact("digest", "Digest", signed.signable().digest().hex0x())
        .fact("signature", "Signature", signed.signature().encodeForWallets().hex0x());
  }
}
