package io.nitrowallet.domain.signing;

import java.math.BigInteger;

/// A recoverable ECDSA signature over secp256k1, low-S as EIP-2 demands.
///
/// @param r 1 to n−1
/// @param s 1 to n/2
/// @param yParity 0 or 1: the parity of R's y coordinate (EIP-1559's `signature_y_parity`)
public record Signature(BigInteger r, BigInteger s, int yParity) {
  /// @throws IllegalArgumentException if a value is out of range
  public Signature {
    boolean inRange =
        r.signum() > 0
            && r.compareTo(Secp256k1.ORDER) < 0
            && s.signum() > 0
            && s.compareTo(Secp256k1.HALF_ORDER) <= 0
            && (yParity == 0 || yParity == 1);
    if (!inRange) {
      throw new IllegalArgumentException("not a low-S recoverable signature");
    }
  }
}
