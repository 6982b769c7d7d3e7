package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;

/// Has the enclave open a row, and makes sure that it speaks of this very row.
public final class AccountVerification {
  private final VerifyAccountUseCase enclave;

  /// Asks `enclave`.
  public AccountVerification(VerifyAccountUseCase enclave) {
    this.enclave = enclave;
  }

  /// Returns if the row opens to the private key of its address.
  ///
  /// @throws RefusedException as the enclave refuses, or with {@link ErrorCode#REPLY_REFUSED} if it
  ///   answers for another row
  public void verify(Account account) {
    switch (enclave.verify(new VerifyAccountCommand(account))) {
      case Verified verified when isAbout(account, verified) -> {}
      case Verified _ ->
          throw new RefusedException(
              ErrorCode.REPLY_REFUSED, "the enclave verified another row than it was sent");
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    }
  }

  private static boolean isAbout(Account account, Verified verified) {
    return verified.name().equals(account.name())
        && verified.address().equals(account.address())
        && verified.version() == account.sealing().version();
  }
}
