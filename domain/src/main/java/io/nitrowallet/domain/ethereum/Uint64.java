package io.nitrowallet.domain.ethereum;

import java.math.BigInteger;

/// A nonce or an amount of gas: an integer from 0 to 2⁶⁴−1.
public record Uint64(BigInteger value) {
  /// Zero.
  public static final Uint64 ZERO = new Uint64(BigInteger.ZERO);

  /// @throws RefusedException with `INVALID_TRANSACTION` if `value` is out of range
  public Uint64 {
    Ranges.requireBits(value, 64, "a nonce or an amount of gas");
  }

  /// From a number that is not negative.
  public static Uint64 of(long value) {
    return new Uint64(BigInteger.valueOf(value));
  }
}
