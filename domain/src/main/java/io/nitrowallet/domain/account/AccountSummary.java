package io.nitrowallet.domain.account;

import java.time.Instant;

/// What a listing shows of an account; no ciphertext, so that a role without it can list.
public record AccountSummary(
    AccountName name, Address address, KeyArn keyArn, long version, Instant createdAt) {
  /// What a listing would show of `account`.
  public static AccountSummary of(Account account) {
    return new AccountSummary(
        account.name(),
        account.address(),
        account.sealing().keyArn(),
        account.sealing().version(),
        account.createdAt());
  }
}
