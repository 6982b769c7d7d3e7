package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Optional;

/// The rows of `AccountTable`. Rows are added and replaced, never deleted.
///
/// Every method refuses with {@link ErrorCode#UNAVAILABLE}, {@link ErrorCode#CREDENTIALS_REJECTED}
/// or {@link ErrorCode#RESOURCE_NOT_FOUND} where the table cannot be used.
public interface Accounts {
  /// Adds a row whose name is not taken. A timed-out write is resolved by reading it back, so that
  /// returning means the row is there.
  ///
  /// @throws RefusedException with {@link ErrorCode#ACCOUNT_EXISTS} if the name is taken by another
  ///   row
  void insert(Account account);

  /// Puts `changed` in the place of the row of its name that is one version below it. A timed-out
  /// write is resolved by reading it back, so that returning means the row is there.
  ///
  /// @throws RefusedException with {@link ErrorCode#ACCOUNT_CHANGED} if the row there is of another
  ///   version, or there is none
  void replace(Account changed);

  /// The row of this name, read consistently.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if the row is malformed
  Optional<Account> find(AccountName name);

  /// The row of this address. The way from the address to the name may lag behind a row that was
  /// just inserted; the row itself is read consistently, and is the one of this address.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if the row is malformed, or if
  ///   several names claim the address: sign by name then
  Optional<Account> findByAddress(Address address);

  /// The rows behind `after` in the order of names, at most `limit` (1 to 1,000) of them.
  Page list(int limit, Optional<AccountName> after);

  /// One page of a listing.
  ///
  /// @param unreadable names, as they stand in the table, of rows that could not be read
  /// @param next where the next page starts, absent on the last one
  record Page(List<AccountSummary> accounts, List<String> unreadable, Optional<AccountName> next) {
    /// Copies the lists.
    public Page {
      accounts = List.copyOf(accounts);
      unreadable = List.copyOf(unreadable);
    }
  }
}
