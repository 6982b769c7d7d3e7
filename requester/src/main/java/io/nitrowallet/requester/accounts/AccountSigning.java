package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.summary.Summary;
import java.util.Optional;
import java.util.function.Function;

/// Signs with an account of the table, and checks that the signature is this account's.
public final class AccountSigning implements RowSigning {
  private final PinnedAccounts accounts;
  private final SignUseCase enclave;

  /// Reads rows from `accounts`, has them signed with by `enclave`.
  public AccountSigning(PinnedAccounts accounts, SignUseCase enclave) {
    this.accounts = accounts;
    this.enclave = enclave;
  }

  /// Signs with the account named `name` what `content` makes for its address.
  ///
  /// @throws RefusedException as {@link PinnedAccounts#find}, `content` and the enclave refuse;
  ///   with {@link ErrorCode#REPLY_REFUSED} if the signature is not the account's
  public <S extends Signable> SignedBy<S> sign(AccountName name, Function<Address, S> content) {
    PinnedAccounts.Found found = accounts.find(name);
    return sign(found, content.apply(found.account().address()));
  }

  /// Signs with an account that was found already.
  ///
  /// @throws RefusedException as the enclave refuses; with {@link ErrorCode#REPLY_REFUSED} if the
  ///   signature is not the account's
  @Override
  public <S extends Signable> SignedBy<S> sign(PinnedAccounts.Found found, S signable) {
    return sign(found, signable, Optional.empty());
  }

  /// The same with the approvals of operators.
  ///
  /// @throws RefusedException as {@link #sign(PinnedAccounts.Found, Signable)} does
  public <S extends Signable> SignedBy<S> sign(
      PinnedAccounts.Found found, S signable, Optional<DsseEnvelope> intent) {
    Account account = found.account();
    SignCommand command = new SignCommand(account, signable, intent, Optional.empty());
    return switch (enclave.sign(command)) {
      case Signed(var signature, var rule, var summary, _) -> {
        requireOwn(account, signable, signature);
        yield new SignedBy<>(found, signable, signature, rule, summary);
      }
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }

  private static void requireOwn(Account account, Signable signable, Signature signature) {
    Optional<PublicKey> signer = Secp256k1.recover(signable.digest(), signature);
    if (!signer.equals(Optional.of(account.publicKey()))) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "the signature that came back is not this account's");
    }
  }

  /// A signature, with what was signed and by whom.
  ///
  /// @param rule the policy's rule that allowed it
  /// @param summary what was signed, in the enclave's words
  public record SignedBy<S extends Signable>(
      PinnedAccounts.Found found, S signable, Signature signature, String rule, Summary summary) {}
}
