package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;

/// Reads what an enclave signed as a receipt.
@FunctionalInterface
public interface ReceiptReader {
  /// The receipt that `payload` states.
  ///
  /// @param payload JSON whose signature was verified over these very bytes
  /// @throws RefusedException if no enclave of a known version would state it
  SigningReceipt read(Bytes payload);
}
