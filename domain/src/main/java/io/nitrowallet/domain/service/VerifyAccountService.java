package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.Optional;

/// Opens a row, finds that it holds the key of its address, and closes it again.
public final class VerifyAccountService implements VerifyAccountUseCase {
  private final KeyVault vault;
  private final Notary notary;

  /// Composes the use case for one request.
  public VerifyAccountService(KeyVault vault, Notary notary) {
    this.vault = vault;
    this.notary = notary;
  }

  @Override
  public VerifyAccountResult verify(VerifyAccountCommand command) {
    Account account = command.account();
    Cause cause = Cause.of(RecordedOperation.VERIFY, account, command.nonce());
    try (PrivateKey _ = vault.open(account)) {
      return new Verified(
          account.name(),
          account.address(),
          account.sealing().version(),
          notary.record(cause, account, new Deed.Opened()));
    } catch (RefusedException e) {
      return notary.refuse(cause, Optional.empty(), e);
    }
  }
}
