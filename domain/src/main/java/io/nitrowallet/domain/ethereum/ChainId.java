package io.nitrowallet.domain.ethereum;

import java.math.BigInteger;

/// Which chain a signature is for (EIP-155): an integer from 1 to 2²⁵⁶−1. There is no signature
/// without one here: it would be valid on every chain.
public record ChainId(BigInteger value) {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if out of
  ///   range
  public ChainId {
    Ranges.requireBits(value, 256, "a chain ID");
    if (value.signum() == 0) {
      throw Ranges.refused("a chain ID is 1 or higher: a signature without one fits every chain");
    }
  }

  /// From a positive number.
  public static ChainId of(long value) {
    return new ChainId(BigInteger.valueOf(value));
  }
}
