package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// A source of cryptographic randomness. A source that fails says so; it never degrades.
public interface Entropy {
  /// Fills all of `target`.
  ///
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if randomness is not to be had
  void fill(byte[] target);

  /// `length` random bytes that are not secret: a nonce or a salt.
  ///
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if randomness is not to be had
  default Bytes draw(int length) {
    byte[] drawn = new byte[length];
    fill(drawn);
    return Bytes.copyOf(drawn);
  }
}
