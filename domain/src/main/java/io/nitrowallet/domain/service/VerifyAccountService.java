package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.signing.PrivateKey;

/// Opens a row, finds that it holds the key of its address, and closes it again.
public final class VerifyAccountService implements VerifyAccountUseCase {
  private final KeyVault vault;

  /// Composes the use case for one request.
  public VerifyAccountService(KeyVault vault) {
    this.vault = vault;
  }

  @Override
  public VerifyAccountResult verify(Account account) {
    try (PrivateKey _ = vault.open(account)) {
      return new Verified(account.name(), account.address(), account.sealing().version());
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }
}
