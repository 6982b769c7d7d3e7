package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.receipt.SigningReceipt;
import java.util.Optional;

/// A line of what was kept, and what an audit makes of it.
///
/// @param place where it stands, such as `receipts.jsonl:12`
/// @param life the fingerprint of the life that it stands under, as that says; absent where it
///   stands under none
/// @param receipt what it states, whoever signed it; absent where it states nothing that is one
/// @param doubt a sentence on what is wrong with it; absent where nothing is
public record ListedReceipt(
    String place, Optional<Bytes> life, Optional<SigningReceipt> receipt, Optional<String> doubt) {
  /// The same, doubted for `reason` unless it is for another one already.
  ListedReceipt doubted(String reason) {
    return new ListedReceipt(place, life, receipt, doubt.or(() -> Optional.of(reason)));
  }
}
