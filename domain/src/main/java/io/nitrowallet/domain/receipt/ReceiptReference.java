package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.bytes.Bytes;
import java.time.Instant;

/// Which receipt something is about.
///
/// @param life the fingerprint of the identity of the enclave life that issued it, 32 bytes
/// @param booted when this life made its boot document
/// @param time as the receipt says
public record ReceiptReference(Bytes life, Instant booted, long sequence, Instant time) {
  private static final int BRIEF = 12;

  /// The receipt in words: its number, its life in short and its time.
  public String words() {
    return "receipt %s of life %s (%s)".formatted(sequence, brief(life), time);
  }

  /// The beginning of a life's fingerprint, as people compare it.
  static String brief(Bytes life) {
    return life.hex().substring(0, BRIEF) + "…";
  }
}
