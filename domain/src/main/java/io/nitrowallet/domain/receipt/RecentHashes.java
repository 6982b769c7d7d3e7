package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/// The hashes of the last receipts that were read, so that a receipt that stands there again can be
/// told from another of the same number. Of a bounded number, since an audit's memory is.
final class RecentHashes {
  private static final int KEPT = 10_000;

  private final Map<Long, Bytes> hashes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bytes> eldest) {
          return size() > KEPT;
        }
      };

  void add(ReceiptHead receipt) {
    hashes.put(receipt.sequence(), receipt.hash());
  }

  /// Whether another receipt of this number is remembered.
  boolean contradicts(ReceiptHead receipt) {
    Bytes hash = hashes.get(receipt.sequence());
    return hash != null && !hash.equals(receipt.hash());
  }
}
