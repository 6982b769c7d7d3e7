package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What became of an {@link ImportAccountCommand}.
public sealed interface ImportAccountResult permits ImportAccountResult.Imported, Refused {
  /// The account was made; nobody has kept its row yet.
  ///
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Imported(Account account, DsseEnvelope signedResult) implements ImportAccountResult {}
}
