package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.receipt.RecordedOperation;
import java.util.Optional;

/// What a receipt says of the request that it is about.
///
/// @param account as the request names it, or as it came to be
record Cause(
    RecordedOperation operation,
    AccountReference account,
    Optional<Bytes> nonce,
    Optional<DsseEnvelope> intent) {
  /// A request without approvals.
  static Cause of(RecordedOperation operation, Account account, Optional<Bytes> nonce) {
    return new Cause(operation, AccountReference.of(account), nonce, Optional.empty());
  }

  /// SHA-256 of the intent's payload, or of the nonce.
  Optional<Bytes> hash() {
    return intent.map(DsseEnvelope::payload).or(() -> nonce).map(Digests::sha256);
  }
}
