package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;

/// Signs with rows that were found already.
public interface RowSigning {
  /// Signs `signable` with the row's key.
  ///
  /// @throws RefusedException as the enclave refuses; with `REPLY_REFUSED` if the signature is not
  ///   the account's
  <S extends Signable> AccountSigning.SignedBy<S> sign(PinnedAccounts.Found found, S signable);
}
