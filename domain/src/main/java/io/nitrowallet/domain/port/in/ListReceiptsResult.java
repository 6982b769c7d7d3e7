package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.receipt.ReceiptHead;
import java.util.List;

/// What became of asking for receipts.
public sealed interface ListReceiptsResult permits ListReceiptsResult.Receipts, Refused {
  /// Receipts without a gap. They prove something only once verified.
  ///
  /// @param bootDocument where the chain starts
  /// @param first the sequence number of the first of `receipts`: what was asked for, or the oldest
  ///   that is kept where that is newer
  /// @param receipts none where the chain ends before `first`
  /// @param head the newest there is
  record Receipts(Bytes bootDocument, long first, List<DsseEnvelope> receipts, ReceiptHead head)
      implements ListReceiptsResult {
    /// Copies the list.
    public Receipts {
      receipts = List.copyOf(receipts);
    }
  }
}
