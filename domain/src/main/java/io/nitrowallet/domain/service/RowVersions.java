package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
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
  /// The most rows that are remembered: 100 MB or so.
  private static final int MAX = 500_000;

  private final ConcurrentMap<Address, Seen> highest = new ConcurrentHashMap<>();

  /// Demands that `account` is not older than what was opened before, nor another row of that
  /// version: operators may have approved two changes of one row, of which one was kept.
  ///
  /// @throws RefusedException with {@link ErrorCode#STALE_ROW}
  void require(Account account) {
    Seen seen = highest.get(account.address());
    if (seen == null || seen.allows(Seen.of(account))) {
      return;
    }
    throw new RefusedException(
        ErrorCode.STALE_ROW,
        "this enclave has opened another row of version %s of this account, and this is one of"
                .formatted(seen.version)
            + " version %s: find out who brought it back".formatted(account.sealing().version()));
  }

  /// Remembers `account`, which was opened: only that shows that there is such a version.
  ///
  /// @throws RefusedException with {@link ErrorCode#STALE_ROW} if a newer one was opened meanwhile;
  ///   with {@link ErrorCode#UNAVAILABLE} if no more rows can be remembered
  void opened(Account account) {
    if (account.sealing().version() > 1) {
      if (highest.size() >= MAX && !highest.containsKey(account.address())) {
        throw new RefusedException(
            ErrorCode.UNAVAILABLE, "this enclave has opened too many changed rows: restart it");
      }
      highest.merge(
          account.address(), Seen.of(account), (seen, now) -> seen.allows(now) ? now : seen);
    }
    require(account);
  }

  /// What a life knows of a row: what is bound into the sealing, so that nobody but the enclave can
  /// make another of the same version that opens.
  ///
  /// @param sealed SHA-256 of the sealed private key
  private record Seen(long version, Bytes sealed) {
    static Seen of(Account account) {
      Bytes envelope = account.sealing().encryptedPrivateKey();
      return new Seen(account.sealing().version(), Digests.sha256(envelope));
    }

    boolean allows(Seen next) {
      return next.version > version || next.equals(this);
    }
  }
}
