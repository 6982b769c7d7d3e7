package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What became of a {@link MigrateAccountCommand}.
public sealed interface MigrateAccountResult permits MigrateAccountResult.Migrated, Refused {
  /// The account was made; nobody has kept its row yet.
  ///
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Migrated(Account account, DsseEnvelope signedResult) implements MigrateAccountResult {}
}
