package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.vsock.request.EnclaveReply;

/// Holds replies to what was asked. The parent instance stands between, so a reply proves nothing
/// that is not computed here; each method refuses with {@link ErrorCode#REPLY_REFUSED}.
final class ReplyCheck {
  private ReplyCheck() {}

  /// A new account has the name, policy and KMS key that were asked for. Whether it was born in the
  /// right enclave is for its birth certificate to show.
  static void requireAnswers(GenerateAccountCommand command, Account account) {
    Sealing sealing = account.sealing();
    require(account.name().equals(command.name()), "its account has another name");
    require(
        command.policy().map(account.policy()::equals).orElse(true),
        "its account has another policy");
    require(
        command.keyId().map(asked -> names(asked, sealing)).orElse(true),
        "its account is sealed under another KMS key");
    require(sealing.version() == 1, "its new account is not at version 1");
  }

  /// A new account has everything that its private key was sealed for.
  static void requireAnswers(ImportAccountCommand command, Account account) {
    ImportBinding binding = command.binding();
    require(account.address().equals(binding.address()), "its account has another address");
    requireBorn(account, binding.name(), binding.keyArn(), binding.policy());
  }

  /// A migrated account has the old row's address, and everything else that was asked for.
  static void requireAnswers(MigrateAccountCommand command, Account account) {
    require(
        account.address().equals(command.row().address()),
        "its account has another address than the old row");
    requireBorn(account, command.name(), command.keyArn(), command.policy());
  }

  private static void requireBorn(
      Account account, AccountName name, KeyArn keyArn, PolicyText policy) {
    Sealing sealing = account.sealing();
    require(account.name().equals(name), "its account has another name");
    require(account.policy().equals(policy), "its account has another policy");
    require(sealing.keyArn().equals(keyArn), "its account is sealed under another KMS key");
    require(sealing.version() == 1, "its new account is not at version 1");
  }

  private static boolean names(String asked, Sealing sealing) {
    return asked.equals(sealing.keyArn().value()) || asked.equals(sealing.keyArn().keyId());
  }

  /// The signature is the account's, over the very thing that was sent, and what the reply derives
  /// from it is what we derive.
  static void requireAnswers(SignCommand command, EnclaveReply.Signed reply) {
    Address expected = command.account().address();
    require(
        Secp256k1.recover(command.signable().digest(), reply.signature())
            .map(PublicKey::address)
            .filter(expected::equals)
            .isPresent(),
        "its signature is not the account's over what was sent");
    require(
        reply.equals(EnclaveReply.Signed.of(command, reply.result())),
        "it encodes what was signed in another way");
    requireOf(command.signable(), expected, reply.result().summary());
  }

  /// The summary is of the very thing that was sent.
  static void requireAnswers(ExplainCommand command, ExplainResult.Explained result) {
    requireOf(command.signable(), command.account().address(), result.summary());
  }

  /// Words of another edition cannot be computed here. They are worth what the signature under the
  /// result is, which is over their hash.
  private static void requireOf(Signable signable, Address signer, Summary stated) {
    require(
        stated.edition() != Summary.EDITION || stated.equals(Summary.of(signable, signer)),
        "its summary is not of what was sent");
  }

  /// The new row is the old one's but for the change, one version up.
  static void requireAnswers(ChangeAccountCommand command, Account changed) {
    Account old = command.account();
    PolicyText policy =
        command.change() instanceof IntentAction.UpdatePolicy(var next) ? next : old.policy();
    KeyArn keyArn =
        command.change() instanceof IntentAction.Reseal(var next) ? next : old.sealing().keyArn();
    require(
        changed.equals(old.changedTo(policy, changed.sealing())),
        "its row differs from the old one in more than the change");
    require(changed.sealing().keyArn().equals(keyArn), "its row is sealed under another KMS key");
    require(
        changed.sealing().version() == old.sealing().version() + 1,
        "its row is not one version above the old one");
  }

  /// Receipts start where they were asked for, or later where that is not kept.
  static void requireFrom(long from, ListReceiptsResult.Receipts result) {
    require(result.first() >= from, "its receipts start before the one that was asked for");
  }

  /// It is this very row that opened.
  static void requireAnswers(VerifyAccountCommand command, VerifyAccountResult.Verified result) {
    Account account = command.account();
    boolean same =
        result.name().equals(account.name())
            && result.address().equals(account.address())
            && result.version() == account.sealing().version();
    require(same, "it verified another row");
  }

  /// There is something to verify; only the attestation verifier says what it proves.
  static void requireComplete(AttestResult.Attested result) {
    require(
        result.document().length() > 0 && result.bootDocument().length() > 0,
        "it holds no attestation document");
  }

  private static void require(boolean condition, String flaw) {
    if (!condition) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED,
          "do not use the enclave's reply: " + flaw + "; check what runs on the parent instance");
    }
  }
}
