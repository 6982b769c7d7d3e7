package io.nitrowallet.parent.gateway.wallet;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.parent.gateway.access.AccountScope;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which accounts there are within a scope: the table's word, in the order of their names. Rows
/// that cannot be read are left out of lists, since one of them must not hide the others.
/// Thread-safe.
public final class AccountDirectory {
  /// More accounts than this are not listed: every one of them costs a reading of the table.
  public static final int MAX_ACCOUNTS = 1_000;

  private static final int PAGE = 500;

  private static final Set<ErrorCode> OF_ROWS =
      Set.of(ErrorCode.INVALID_ROW, ErrorCode.ROW_TAMPERED, ErrorCode.ADDRESS_MISMATCH);

  private final Accounts accounts;
  private final PinnedAccounts pinned;

  /// Lists `accounts`, and finds the same rows by `pinned`.
  public AccountDirectory(Accounts accounts, PinnedAccounts pinned) {
    this.accounts = accounts;
    this.pinned = pinned;
  }

  /// The addresses.
  List<Address> addresses(AccountScope scope) {
    return switch (scope) {
      case AccountScope.Every _ -> summaries().stream().map(AccountSummary::address).toList();
      case AccountScope.Listed listed -> rows(listed).stream().map(Account::address).toList();
    };
  }

  /// The names of those in a scope that lists them, also where a row cannot be read; nothing where
  /// the scope is the whole table.
  Optional<Set<AccountName>> names(AccountScope scope) {
    return switch (scope) {
      case AccountScope.Every _ -> Optional.empty();
      case AccountScope.Listed listed ->
          Optional.of(
              Stream.concat(listed.names().stream(), addressed(listed).map(Account::name))
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  /// A page of those in the scope. Of a scope that lists its accounts, only these are looked up:
  /// where a page of the table ends would tell another's name.
  Accounts.Page page(AccountScope scope, int limit, Optional<AccountName> after) {
    return switch (scope) {
      case AccountScope.Every _ -> accounts.list(limit, after);
      case AccountScope.Listed listed -> page(rows(listed), limit, after.map(AccountName::value));
    };
  }

  private static Accounts.Page page(List<Account> rows, int limit, Optional<String> after) {
    List<AccountSummary> rest =
        rows.stream()
            .filter(row -> after.filter(name -> row.name().value().compareTo(name) <= 0).isEmpty())
            .map(AccountSummary::of)
            .toList();
    List<AccountSummary> page = rest.stream().limit(limit).toList();
    return new Accounts.Page(
        page,
        List.of(),
        page.size() < rest.size() ? Optional.of(page.getLast().name()) : Optional.empty());
  }

  /// The public keys.
  List<PublicKey> publicKeys(AccountScope scope) {
    List<Account> rows =
        switch (scope) {
          case AccountScope.Every _ ->
              summaries().stream()
                  .flatMap(row -> readable(() -> accounts.find(row.name())))
                  .toList();
          case AccountScope.Listed listed -> rows(listed);
        };
    return rows.stream().map(Account::publicKey).toList();
  }

  /// The account of this name; one beyond the scope is refused as one that does not exist.
  Found find(AccountScope scope, AccountName name) {
    return within(scope, scope.covers(name), () -> pinned.find(name))
        .orElseThrow(() -> PinnedAccounts.unknown(name));
  }

  /// The account of this address; one beyond the scope is refused as one that does not exist.
  Found find(AccountScope scope, Address address) {
    return within(scope, scope.covers(address), () -> pinned.find(address))
        .orElseThrow(() -> PinnedAccounts.unknown(address));
  }

  /// What is wrong with a row is told to callers whose account it is, whatever the row says.
  private static Optional<Found> within(AccountScope scope, boolean theirs, Supplier<Found> row) {
    try {
      Found found = row.get();
      Account account = found.account();
      return Optional.of(found).filter(_ -> scope.covers(account.name(), account.address()));
    } catch (RefusedException e) {
      if (theirs || !OF_ROWS.contains(e.code())) {
        throw e;
      }
      return Optional.empty();
    }
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

  /// Looks up each entry: the table may be long where the list is short.
  private List<Account> rows(AccountScope.Listed listed) {
    Stream<Account> named =
        listed.names().stream().flatMap(name -> readable(() -> accounts.find(name)));
    return Stream.concat(named, addressed(listed))
        .distinct()
        .sorted(Comparator.comparing(account -> account.name().value()))
        .toList();
  }

  private Stream<Account> addressed(AccountScope.Listed listed) {
    return listed.addresses().stream()
        .flatMap(address -> readable(() -> accounts.findByAddress(address)));
  }

  private static Stream<Account> readable(Supplier<Optional<Account>> row) {
    try {
      return row.get().stream();
    } catch (RefusedException e) {
      if (e.code() == ErrorCode.INVALID_ROW || e.code() == ErrorCode.ADDRESS_MISMATCH) {
        return Stream.empty();
      }
      throw e;
    }
  }
}
