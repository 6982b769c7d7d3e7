package io.nitrowallet.parent.gateway.wallet;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which accounts there are: the table's word, in the order of their names. Rows that cannot be
/// read are left out, since one of them must not hide the others. Thread-safe.
public final class AccountDirectory {
  /// More accounts than this are not listed: every one of them costs a reading of the table.
  public static final int MAX_ACCOUNTS = 1_000;

  private static final int PAGE = 500;

  private final Accounts accounts;

  /// Lists `accounts`.
  public AccountDirectory(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The addresses.
  ///
  /// @throws RefusedException as {@link Accounts} refuses, and with {@link ErrorCode#BUSY} if there
  ///   are over 1,000
  public List<Address> addresses() {
    return summaries().stream().map(AccountSummary::address).toList();
  }

  /// The public keys.
  ///
  /// @throws RefusedException as {@link #addresses}
  public List<PublicKey> publicKeys() {
    return summaries().stream()
        .map(AccountSummary::name)
        .flatMap(name -> readable(name).stream())
        .map(Account::publicKey)
        .toList();
  }

  private List<AccountSummary> summaries() {
    List<AccountSummary> found = new ArrayList<>();
    Optional<AccountName> after = Optional.empty();
    do {
      Accounts.Page page = accounts.list(PAGE, after);
      found.addAll(page.accounts());
      after = page.next();
    } while (after.isPresent() && found.size() <= MAX_ACCOUNTS);
    if (found.size() > MAX_ACCOUNTS) {
      throw new RefusedException(
          ErrorCode.BUSY,
          "the table holds over 1000 accounts, which are not listed here: name the account");
    }
    return found;
  }

  private Optional<Account> readable(AccountName name) {
    try {
      return accounts.find(name);
    } catch (RefusedException e) {
      if (e.code() == ErrorCode.INVALID_ROW || e.code() == ErrorCode.ADDRESS_MISMATCH) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
