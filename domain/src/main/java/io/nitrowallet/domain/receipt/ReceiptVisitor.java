package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;

/// Is shown what was kept of receipts, line by line, as it stands there. Used by one thread.
public interface ReceiptVisitor {
  /// A source of its own begins: what stands before belongs to another.
  void source();

  /// A life begins: the receipts that follow are its.
  ///
  /// @param place where it stands, such as `receipts.jsonl:1`
  void life(String place, Bytes bootDocument);

  /// The next receipt of the life that began last.
  void receipt(String place, DsseEnvelope receipt);

  /// Something that is neither.
  ///
  /// @param reason in words that quote nothing of it
  void damaged(String place, String reason);
}
