package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;

/// What a recursive length prefix encodes: a byte string, or a list of such items.
sealed interface RlpItem {
  /// Decodes exactly one item that takes up all of `encoded`. Of several encodings of an item only
  /// the canonical one is accepted, so that encoding it again yields `encoded`.
  ///
  /// @throws RefusedException with `INVALID_TRANSACTION` if `encoded` is anything else, nested over
  ///   {@link RlpReader#MAX_DEPTH} deep, or of more than {@link RlpReader#MAX_ITEMS} items
  static RlpItem decode(Bytes encoded) {
    return new RlpReader(encoded).only();
  }

  /// A byte string.
  record Text(Bytes value) implements RlpItem {}

  /// A list.
  record Items(List<RlpItem> items) implements RlpItem {
    /// Copies the list.
    public Items {
      items = List.copyOf(items);
    }
  }
}
