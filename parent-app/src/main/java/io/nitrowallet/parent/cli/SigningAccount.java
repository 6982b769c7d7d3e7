package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.parent.accounts.AccountSigning.SignedBy;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// The account that signs, and what is reported of each of its signatures.
final class SigningAccount {
  @Option(
      names = {"-n", "--name"},
      required = true,
      paramLabel = "NAME",
      description = "the account that signs")
  private String name = "";

  /// Signs what `content` makes for the account's address; warns where this machine does not know
  /// the account.
  <S extends Signable> SignedBy<S> sign(Session session, Function<Address, S> content) {
    SignedBy<S> signed = session.services().signing().sign(new AccountName(name), content);
    AccountReport.warnUnlessPinned(
        session.output(), signed.found().account(), signed.found().pinned());
    return signed;
  }

  /// Who signed what, and why it was allowed. The account is the signer: the sender of a user
  /// operation is a smart account.
  static Report report(SignedBy<?> signed) {
    return new Report()
        .fact("signer", "Signer", signed.found().account().address().checksummed())
        .fact("rule", "Rule", signed.rule())
        .fact("digest", "Digest", signed.signable().digest().hex0x())
        .fact("signature", "Signature", signed.signature().encodeForWallets().hex0x());
  }
}
