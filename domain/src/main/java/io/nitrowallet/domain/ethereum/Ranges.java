package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;

/// The ranges of Ethereum's integers.
final class Ranges {
  private Ranges() {}

  static void requireBits(BigInteger value, int bits, String what) {
    if (value.signum() < 0 || value.bitLength() > bits) {
      throw refused(what + " is an integer from 0 to 2^" + bits + " less 1");
    }
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}
