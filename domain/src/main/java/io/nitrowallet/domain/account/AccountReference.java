package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Which state of which account something is about: what intents, statements and receipts name. A
/// change of the account's policy makes it another.
///
/// @param version the row's, 1 or higher
/// @param policyHash SHA-256 of the policy, 32 bytes
public record AccountReference(AccountName name, Address address, long version, Bytes policyHash) {
  private static final int HASH_LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if no row has such a version, or
  ///   the hash is none
  public AccountReference {
    if (version < 1 || policyHash.length() != HASH_LENGTH) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "an account is referred to by a version from 1 and a policy hash of 32 bytes");
    }
  }

  /// The state that `account` is in.
  public static AccountReference of(Account account) {
    return new AccountReference(
        account.name(), account.address(), account.sealing().version(), account.policy().hash());
  }
}
