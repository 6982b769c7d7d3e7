package io.nitrowallet.parent.gateway.metrics;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.Optional;

/// A table whose time is taken.
public final class TimedAccounts implements Accounts {
  private final Accounts accounts;
  private final GatewayMetrics metrics;

  /// Measures `accounts`.
  public TimedAccounts(Accounts accounts, GatewayMetrics metrics) {
    this.accounts = accounts;
    this.metrics = metrics;
  }

  /// Not measured: no call to sign or send writes a row.
  @Override
  public void insert(Account account) {
    accounts.insert(account);
  }

  @Override
  public void replace(Account changed) {
    accounts.replace(changed);
  }

  @Override
  public Optional<Account> find(AccountName name) {
    return metrics.measure(Step.ROW, () -> accounts.find(name));
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    return metrics.measure(Step.ROW, () -> accounts.findByAddress(address));
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    return metrics.measure(Step.LIST, () -> accounts.list(limit, after));
  }
}
