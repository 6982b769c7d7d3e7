package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where receipts are kept for auditors, by enclave life. What is kept is never replaced and never
/// removed. Nobody who keeps receipts is trusted: auditors verify them, and this verifies nothing.
///
/// Lives are named by the fingerprint of their identity, 32 bytes. Every method may refuse with
/// {@link ErrorCode#UNAVAILABLE}, {@link ErrorCode#RESOURCE_NOT_FOUND}, {@link
/// ErrorCode#CREDENTIALS_REJECTED} or {@link ErrorCode#INVALID_ROW}. Thread-safe.
public interface ReceiptArchive {
  /// The most lines or lives of one call.
  int MAX_PAGE = 100;

  /// The number of the newest line that is kept of `life`; absent if nothing is.
  OptionalLong newest(Bytes life);

  /// Keeps `lines` for good before it returns, but nothing in a place that is taken.
  ///
  /// @param lines at most {@link #MAX_PAGE}, in ascending order, the boot document before any
  ///   receipt
  /// @return the numbers in whose place something else is kept, which stays there: the life, or
  ///   whoever writes here, forked
  /// @throws RefusedException as said above; some of `lines` may be kept then
  List<Long> keep(Bytes life, List<KeptLine> lines);

  /// What is kept from the number `from` on, in ascending order.
  ///
  /// @param limit 1 to {@link #MAX_PAGE}
  List<KeptLine> page(Bytes life, long from, int limit);

  /// The lives of which something is kept, in the order of their fingerprints.
  ///
  /// @param after behind this one
  /// @param limit 1 to {@link #MAX_PAGE}
  List<Bytes> lives(Optional<Bytes> after, int limit);
}
