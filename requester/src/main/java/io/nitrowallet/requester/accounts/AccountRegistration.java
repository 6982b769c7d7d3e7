package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;

/// Has an account generated, and registers it.
public final class AccountRegistration {
  private final GenerateAccountUseCase enclave;
  private final NewAccounts newAccounts;

  /// @param enclave makes the account
  public AccountRegistration(GenerateAccountUseCase enclave, NewAccounts newAccounts) {
    this.enclave = enclave;
    this.newAccounts = newAccounts;
  }

  /// Registers one account.
  ///
  /// @param command with a fresh nonce
  /// @throws RefusedException as {@link NewAccounts#register} does
  public Registered register(GenerateAccountCommand command) {
    return newAccounts.register(BirthOrder.of(command), () -> generate(command));
  }

  private Account generate(GenerateAccountCommand command) {
    return switch (enclave.generate(command)) {
      case Generated generated -> generated.account();
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }
}
