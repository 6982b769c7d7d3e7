package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What became of a {@link GenerateAccountCommand}.
public sealed interface GenerateAccountResult permits GenerateAccountResult.Generated, Refused {
  /// The account was made; nobody has kept its row yet.
  ///
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Generated(Account account, DsseEnvelope signedResult) implements GenerateAccountResult {}
}
