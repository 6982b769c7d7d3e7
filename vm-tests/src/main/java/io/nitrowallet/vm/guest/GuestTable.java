package io.nitrowallet.vm.guest;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The table within the machine: DynamoDB Local would take longer to start than all else.
final class GuestTable implements Accounts {
  private final ConcurrentMap<AccountName, Account> rows = new ConcurrentHashMap<>();

  @Override
  public void insert(Account account) {
    if (rows.putIfAbsent(account.name(), account) != null) {
      throw new RefusedException(ErrorCode.ACCOUNT_EXISTS, "the name is taken");
    }
  }

  @Override
  public void replace(Account changed) {
    Account old = rows.get(changed.name());
    if (old == null
        || old.sealing().version() != changed.sealing().version() - 1
        || !rows.replace(changed.name(), old, changed)) {
      throw new RefusedException(ErrorCode.ACCOUNT_CHANGED, "the row is another");
    }
  }

  @Override
  public Optional<Account> find(AccountName name) {
    return Optional.ofNullable(rows.get(name));
  }

  @Override
  public Optional<Account> findByAddress(Address address) {
    return rows.values().stream().filter(row -> row.address().equals(address)).findFirst();
  }

  @Override
  public Page list(int limit, Optional<AccountName> after) {
    List<AccountSummary> all = rows.values().stream().map(AccountSummary::of).toList();
    return new Page(all, List.of(), Optional.empty());
  }
}
