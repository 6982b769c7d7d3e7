package io.nitrowallet.domain.summary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;

/// Numbers as people read them, exact.
final class Amounts {
  private static final int ETHER_DECIMALS = 18;
  private static final BigInteger YEAR_10000 = BigInteger.valueOf(253_402_300_800L);

  private Amounts() {}

  /// Wei in Ether, the chain's own currency.
  static String ether(BigInteger wei) {
    return new BigDecimal(wei, ETHER_DECIMALS).stripTrailingZeros().toPlainString() + " Ether";
  }

  /// An amount of a token whose decimals nobody here knows.
  static String units(BigInteger amount) {
    return amount + (amount.equals(BigInteger.ONE) ? " base unit" : " base units");
  }

  /// An allowance, called unlimited where it is.
  ///
  /// @param bits the width of its type
  static String allowance(BigInteger amount, int bits) {
    return isUnlimited(amount, bits) ? "unlimited (" + units(amount) + ")" : units(amount);
  }

  /// Whether an allowance is at least half of what its type can hold. Nothing has so many units;
  /// contracts treat the greatest number as one that never shrinks, and one less is as good.
  static boolean isUnlimited(BigInteger amount, int bits) {
    return amount.bitLength() >= bits;
  }

  /// A time in seconds since 1970.
  static String time(BigInteger seconds) {
    return seconds.compareTo(YEAR_10000) < 0
        ? "%s (%s)".formatted(Instant.ofEpochSecond(seconds.longValueExact()), seconds)
        : "never (" + seconds + ")";
  }
}
