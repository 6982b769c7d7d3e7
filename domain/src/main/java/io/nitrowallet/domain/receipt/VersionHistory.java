package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.receipt.AuditFinding.RolledBack;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Which versions of which accounts were in use when, over all lives and in whatever order these
/// are read. It grows with accounts and their changes, not with receipts.
///
/// Between lives, time is what orders: a life that began after a newer version was opened has no
/// honest way to an older one.
final class VersionHistory {
  private final Map<Address, History> histories = new HashMap<>();

  /// Takes in what a receipt says of its account. A refusal says nothing: there, the version is
  /// whatever the request claimed.
  void record(Entry entry, ReceiptReference receipt, Consumer<AuditFinding> findings) {
    if (entry.outcome() instanceof Outcome.Refused) {
      return;
    }
    AccountReference account = entry.account();
    History history =
        histories.computeIfAbsent(account.address(), _ -> new History(account.name()));
    if (isChange(entry)) {
      // Of a new row nobody knows yet whether it was kept; the old one was opened to make it.
      if (account.version() > 1) {
        history.at(account.version() - 1).used(receipt);
      }
      return;
    }
    history
        .at(account.version())
        .opened(account, receipt)
        .ifPresent(other ->
            findings.accept(
                new AuditFinding.TwoPolicies(
                    account.name(), account.address(), account.version(), other, receipt)));
  }

  private static boolean isChange(Entry entry) {
    return switch (entry.operation()) {
      case UPDATE_POLICY, RESEAL -> true;
      case GENERATE, IMPORT, MIGRATE, SIGN, VERIFY -> false;
    };
  }

  /// The version of the row that was opened for a request, where one was.
  static Optional<Long> openedFor(Entry entry) {
    if (entry.outcome() instanceof Outcome.Refused) {
      return Optional.empty();
    }
    long version = entry.account().version();
    return Optional.of(isChange(entry) ? version - 1 : version).filter(opened -> opened > 0);
  }

  /// Compares the versions of each account over the lives.
  void compare(Consumer<AuditFinding> findings) {
    histories.forEach((address, history) ->
        history.versions.forEach(
            (version, use) -> history.rolledBack(address, version, use).ifPresent(findings)));
  }

  /// How many accounts there are.
  long accounts() {
    return histories.size();
  }

  /// What one account went through.
  private static final class History {
    private final AccountName name;
    private final NavigableMap<Long, VersionUse> versions = new TreeMap<>();

    History(AccountName name) {
      this.name = name;
    }

    VersionUse at(long version) {
      return versions.computeIfAbsent(version, _ -> new VersionUse());
    }

    Optional<RolledBack> rolledBack(Address address, long version, VersionUse use) {
      for (var newer : versions.tailMap(version, false).entrySet()) {
        Optional<ReceiptReference> opened = newer.getValue().opened();
        Optional<ReceiptReference> used = opened.flatMap(use::usedAfter);
        if (used.isPresent()) {
          return Optional.of(
              new RolledBack(
                  name, address, version, used.get(), newer.getKey(), opened.orElseThrow()));
        }
      }
      return Optional.empty();
    }
  }
}
