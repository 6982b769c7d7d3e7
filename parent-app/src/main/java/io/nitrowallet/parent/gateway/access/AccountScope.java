package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import java.util.Set;

/// Which accounts are there for a caller. All others do not exist, as far as it is told.
public sealed interface AccountScope {
  /// Whether the account of this name and this address is among them.
  boolean covers(AccountName name, Address address);

  /// Whether an account of this name would be among them, whatever its address.
  boolean covers(AccountName name);

  /// Whether the account of this address would be among them, whatever its name.
  boolean covers(Address address);

  /// Those of the table, also the ones to come.
  record Every() implements AccountScope {
    @Override
    public boolean covers(AccountName name, Address address) {
      return true;
    }

    @Override
    public boolean covers(AccountName name) {
      return true;
    }

    @Override
    public boolean covers(Address address) {
      return true;
    }
  }

  /// Those that are listed, by name or by address.
  record Listed(Set<AccountName> names, Set<Address> addresses) implements AccountScope {
    /// Copies the sets.
    public Listed {
      names = Set.copyOf(names);
      addresses = Set.copyOf(addresses);
    }

    @Override
    public boolean covers(AccountName name, Address address) {
      return covers(name) || covers(address);
    }

    @Override
    public boolean covers(AccountName name) {
      return names.contains(name);
    }

    @Override
    public boolean covers(Address address) {
      return addresses.contains(address);
    }
  }
}
