package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A table in memory that pages as the real one does, and may end in the middle.
final class SortedAccounts implements Accounts {
  final TreeMap<String, Account> rows = new TreeMap<>();

  /// Rows that cannot be read, although they are listed.
  final Set<String> malformed = new HashSet<>();

  /// Names of rows that are listed as malformed.
  List<String> unlisted = List.of();

  /// How many rows may still be inserted.
  long room = Long.MAX_VALUE;

  SortedAccounts with(Account account) {
    rows.put(account.name().value(), account);
    return this;
  }

  @Override
  public void insert(Account account) {
    if (room-- <= 0) {
      throw new RefusedException(ErrorCode.UNAVAILABLE, "the table went away");
    }
    if (rows.putIfAbsent(account.name().value(), account) != null) {
      throw new RefusedException(ErrorCode.ACCOUNT_EXISTS, "taken");
    }
  }

  @Override
  public void replace(Account changed) {
    throw new AssertionError("nothing is ever overwritten");
  }

  @Override
  public Optional<Account> find(AccountName name) {
    if (malformed.contains(name.value())) {
      throw new RefusedException(ErrorCode.INVALID_ROW, "malformed");
    }
    return Optional.ofNullable(rows.get(name.value()));
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    throw new AssertionError("nobody asks");
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    var behind = after.map(name -> rows.tailMap(name.value(), false)).orElse(rows);
    List<Account> page = behind.values().stream().limit(limit).toList();
    return new Page(
        page.stream().map(AccountSummary::of).toList(),
        unlisted,
        behind.size() > page.size() ? Optional.of(page.getLast().name()) : Optional.empty());
  }
}
