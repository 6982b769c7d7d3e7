package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// What became of verifying an account.
public sealed interface VerifyAccountResult permits VerifyAccountResult.Verified, Refused {
  /// The row opens to the private key of `address`.
  ///
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Verified(AccountName name, Address address, long version, DsseEnvelope signedResult)
      implements VerifyAccountResult {}
}
