package io.nitrowallet.domain.ethereum;

import java.math.BigInteger;

/// An amount of Ether in its smallest unit (10⁻¹⁸ Ether), or a price in Wei per gas: 0 to 2²⁵⁶−1.
public record Wei(BigInteger value) implements Comparable<Wei> {
  /// No Wei.
  public static final Wei ZERO = new Wei(BigInteger.ZERO);

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if out of
  ///   range
  public Wei {
    Ranges.requireBits(value, 256, "an amount in Wei");
  }

  /// From a number that is not negative.
  public static Wei of(long value) {
    return new Wei(BigInteger.valueOf(value));
  }

  @Override
  public int compareTo(Wei other) {
    return value.compareTo(other.value);
  }
}
