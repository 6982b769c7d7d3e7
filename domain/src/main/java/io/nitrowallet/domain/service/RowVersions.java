package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The highest version of each row that this enclave life has opened. It stops the database
/// tamperer, and root on the parent instance, from bringing back an older row with its policy and
/// its operators for as long as this life lasts; it is forgotten with it (threat-model.md).
///
/// Only rows that were changed need an entry: there is nothing older than version 1. Thread-safe.
public final class RowVersions {
  /// The most rows that are remembered: 64 MB or so.
  private static final int MAX = 500_000;

  private final ConcurrentMap<Address, Long> highest = new ConcurrentHashMap<>();

  /// Demands that `account` is not older than what was opened before.
  ///
  /// @throws RefusedException with {@link ErrorCode#STALE_ROW}
  void require(Account account) {
    long version = account.sealing().version();
    long seen = highest.getOrDefault(account.address(), 1L);
    if (version < seen) {
      throw new RefusedException(
          ErrorCode.STALE_ROW,
          "the row is at version %s, and this enclave has opened version %s of it: find out who"
                  .formatted(version, seen)
              + " brought the old row back");
    }
  }

  /// Remembers `account`, which was opened: only that shows that there is such a version.
  ///
  /// @throws RefusedException with {@link ErrorCode#STALE_ROW} if a newer one was opened meanwhile;
  ///   with {@link ErrorCode#UNAVAILABLE} if no more rows can be remembered
  void opened(Account account) {
    long version = account.sealing().version();
    if (version > 1) {
      if (highest.size() >= MAX && !highest.containsKey(account.address())) {
        throw new RefusedException(
            ErrorCode.UNAVAILABLE, "this enclave has opened too many changed rows: restart it");
      }
      highest.merge(account.address(), version, Math::max);
    }
    require(account);
  }
}
