package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.signing.Signature;

/// Signs for whoever wants something sent, within what they may.
@FunctionalInterface
public interface SendingSigner {
  /// Signs as `sender`.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException if the caller or the account's policy
  ///   does not allow it
  Signature sign(Address sender, UnsignedTransaction transaction);
}
