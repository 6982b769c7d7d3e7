package io.nitrowallet.parent.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.parent.accounts.AddressPins.Pinned;
import java.util.Optional;

/// Signs with an account of the table, and checks that the signature is this account's.
public final class AccountSigning {
  private final PinnedAccounts accounts;
  private final SignUseCase enclave;

  /// Reads rows from `accounts`, has them signed with by `enclave`.
  public AccountSigning(PinnedAccounts accounts, SignUseCase enclave) {
    this.accounts = accounts;
    this.enclave = enclave;
  }

  /// Signs `signable` with the account named `name`.
  ///
  /// @throws RefusedException as {@link PinnedAccounts#find} and the enclave refuse; with {@link
  ///     ErrorCode#REPLY_REFUSED} if the signature is not the account's
  public SignedBy sign(AccountName name, Signable signable) {
    PinnedAccounts.Found found = accounts.find(name);
    Account account = found.account();
    return switch (enclave.sign(new SignCommand(account, signable))) {
      case Signed(var signature, var rule) -> {
        requireOwn(account, signable, signature);
        yield new SignedBy(account, found.pinned(), signature, rule);
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

  /// A signature, with the account that made it.
  ///
  /// @param rule the policy's rule that allowed it
  public record SignedBy(Account account, Pinned pinned, Signature signature, String rule) {}
}
