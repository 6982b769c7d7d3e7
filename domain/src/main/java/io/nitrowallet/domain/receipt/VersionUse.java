package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// When one version of one account's row was in use, of however many receipts: its first opening,
/// and the uses that come last, by their own time and by the boot of the life they were made in.
final class VersionUse {
  /// While an account is changed, requests that read its row before may still be on their way in
  /// other enclaves.
  static final Duration UPDATE = Duration.ofSeconds(60);

  /// Receipts are dated by the second, lives to the millisecond.
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Optional<Bytes> policy = Optional.empty();
  private Optional<ReceiptReference> opened = Optional.empty();
  private Optional<ReceiptReference> latest = Optional.empty();
  private Optional<ReceiptReference> youngest = Optional.empty();

  /// The version was opened under the policy that `account` names.
  ///
  /// @return the receipt that has another policy, where there is one
  Optional<ReceiptReference> opened(AccountReference account, ReceiptReference receipt) {
    used(receipt);
    boolean other = policy.filter(known -> !known.equals(account.policyHash())).isPresent();
    Optional<ReceiptReference> contradicted = other ? opened : Optional.empty();
    policy = policy.or(() -> Optional.of(account.policyHash()));
    opened =
        opened
            .filter(first -> !receipt.time().isBefore(first.time()))
            .or(() -> Optional.of(receipt));
    return contradicted;
  }

  /// The version was the state that a request found.
  void used(ReceiptReference receipt) {
    latest =
        latest.filter(last -> last.time().isAfter(receipt.time())).or(() -> Optional.of(receipt));
    youngest =
        youngest
            .filter(last -> last.booted().isAfter(receipt.booted()))
            .or(() -> Optional.of(receipt));
  }

  /// Where and when this version, if it is known to be the row's, was opened first.
  Optional<ReceiptReference> opened() {
    return opened;
  }

  /// A use in another life than `newer`'s that no request on its way explains.
  Optional<ReceiptReference> usedAfter(ReceiptReference newer) {
    return Stream.concat(youngest.stream(), latest.stream())
        .filter(use -> !use.life().equals(newer.life()))
        .filter(use ->
            !use.booted().isBefore(newer.time().plus(SECOND))
                || use.time().isAfter(newer.time().plus(UPDATE)))
        .findFirst();
  }
}
