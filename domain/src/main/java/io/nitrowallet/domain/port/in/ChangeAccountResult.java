package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What became of a {@link ChangeAccountCommand}.
public sealed interface ChangeAccountResult permits ChangeAccountResult.Changed, Refused {
  /// The account's new row was made; nobody has kept it yet.
  ///
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Changed(Account account, DsseEnvelope signedResult) implements ChangeAccountResult {}
}
