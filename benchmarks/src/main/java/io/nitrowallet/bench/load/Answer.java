package io.nitrowallet.bench.load;

import io.nitrowallet.domain.bytes.Bytes;

/// How a request ended.
sealed interface Answer {
  /// With a transaction.
  ///
  /// @param nonce that was asked for
  /// @param raw as the chain takes it
  record Signed(long nonce, Bytes raw) implements Answer {}

  /// Otherwise.
  ///
  /// @param kind a stable code, or a word
  record Failed(String kind) implements Answer {}
}
