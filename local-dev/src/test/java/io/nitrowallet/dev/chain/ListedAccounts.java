package io.nitrowallet.dev.chain;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.port.out.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A table that can be listed, one row a page.
final class ListedAccounts implements Accounts {
  private static final KeyArn KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

  private final List<AccountSummary> rows = new CopyOnWriteArrayList<>();

  /// Adds the row `name` of the address whose last digit is `digit`.
  AccountSummary add(String name, int digit) {
    var row =
        new AccountSummary(
            new AccountName(name), address(digit), KEY, 1, Instant.parse("2026-11-01T00:00:00Z"));
    rows.add(row);
    return row;
  }

  static Address address(int digit) {
    return Address.parse("0x" + "0".repeat(39) + digit);
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    int next =
        after
            .map(name -> rows.stream().map(AccountSummary::name).toList().indexOf(name) + 1)
            .orElse(0);
    List<AccountSummary> page = rows.stream().skip(next).limit(1).toList();
    boolean more = next + 1 < rows.size();
    return new Page(page, List.of(), more ? Optional.of(page.getFirst().name()) : Optional.empty());
  }

  @Override
  public void insert(Account account) {
    throw new IllegalStateException("the faucet only lists");
  }

  @Override
  public void replace(Account changed) {
    throw new IllegalStateException("the faucet only lists");
  }

  @Override
  public Optional<Account> find(AccountName name) {
    throw new IllegalStateException("the faucet only lists");
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    throw new IllegalStateException("the faucet only lists");
  }
}
