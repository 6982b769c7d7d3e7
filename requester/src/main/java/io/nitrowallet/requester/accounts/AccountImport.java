package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.envelope.ImportEnvelope;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult.Imported;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.service.ImportRecipient;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import java.util.function.Supplier;

/// Hands a private key over to the enclave that was attested, and registers the account that comes
/// of it. The key leaves this process only sealed to that enclave, for the values given here.
public final class AccountImport {
  private final Supplier<ImportRecipient> recipients;
  private final Entropy entropy;
  private final NewAccounts newAccounts;

  /// @param recipients an attested enclave life, for each key that is handed over
  /// @param entropy for the nonce and the sealing
  public AccountImport(
      Supplier<ImportRecipient> recipients, Entropy entropy, NewAccounts newAccounts) {
    this.recipients = recipients;
    this.entropy = entropy;
    this.newAccounts = newAccounts;
  }

  /// Registers the account of `key`, which the caller still owns.
  ///
  /// @throws RefusedException as {@link NewAccounts#register} does
  public Registered register(PrivateKey key, AccountName name, KeyArn keyArn, PolicyText policy) {
    ImportBinding binding =
        new ImportBinding(
            name,
            key.publicKey().address(),
            keyArn,
            policy,
            entropy.draw(GenerateAccountCommand.NONCE_LENGTH));
    return newAccounts.register(BirthOrder.of(binding), () -> handOver(key, binding));
  }

  private Account handOver(PrivateKey key, ImportBinding binding) {
    ImportRecipient recipient = recipients.get();
    var sealed = ImportEnvelope.seal(key, recipient.identity(), binding, entropy);
    return switch (recipient.enclave().importAccount(new ImportAccountCommand(sealed, binding))) {
      case Imported imported -> imported.account();
      case Refused(var code, var message) -> throw new RefusedException(code, message);
    };
  }
}
