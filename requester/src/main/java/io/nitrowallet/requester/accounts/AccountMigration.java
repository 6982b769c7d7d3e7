package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult.Migrated;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;

/// Has an earlier project's row opened by the enclave, and registers the account that comes of it.
public final class AccountMigration {
  private final MigrateAccountUseCase enclave;
  private final Entropy entropy;
  private final NewAccounts newAccounts;

  /// @param enclave opens the old row
  /// @param entropy for nonces
  public AccountMigration(MigrateAccountUseCase enclave, Entropy entropy, NewAccounts newAccounts) {
    this.enclave = enclave;
    this.entropy = entropy;
    this.newAccounts = newAccounts;
  }

  /// Registers the account of `row`.
  ///
  /// @throws RefusedException as {@link NewAccounts#register} does
  public Registered register(SeedRow row, AccountName name, KeyArn keyArn, PolicyText policy) {
    var command =
        new MigrateAccountCommand(
            row, name, keyArn, policy, entropy.draw(GenerateAccountCommand.NONCE_LENGTH));
    return newAccounts.register(BirthOrder.of(command), () -> migrate(command));
  }

  private Account migrate(MigrateAccountCommand command) {
    return switch (enclave.migrate(command)) {
      case Migrated migrated -> migrated.account();
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }
}
