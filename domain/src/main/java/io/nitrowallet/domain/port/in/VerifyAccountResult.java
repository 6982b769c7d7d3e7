package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;

/// What became of verifying an account.
public sealed interface VerifyAccountResult permits VerifyAccountResult.Verified, Refused {
  /// The row opens to the private key of `address`.
  record Verified(AccountName name, Address address, long version) implements VerifyAccountResult {}
}
