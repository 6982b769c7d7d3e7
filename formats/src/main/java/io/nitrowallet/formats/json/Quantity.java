package io.nitrowallet.formats.json;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// An integer as Ethereum's JSON-RPC writes it: `0x`, then hex digits without leading zeros; zero
/// is `0x0`.
public final class Quantity {
  /// The widest quantity there is.
  static final int MAX_BITS = 256;

  private static final Pattern FORM = Pattern.compile("0x(?:0|[1-9a-fA-F][0-9a-fA-F]{0,63})");

  private Quantity() {}

  /// The integer that `text` states.
  ///
  /// @param bits how wide it may be, at most 256
  /// @throws IllegalArgumentException if it is no quantity, or wider
  public static BigInteger parse(String text, int bits) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a quantity");
    }
    BigInteger value = new BigInteger(text.substring(2), 16);
    if (value.bitLength() > bits) {
      throw new IllegalArgumentException("a quantity wider than " + bits + " bits");
    }
    return value;
  }

  /// `value`, which is 0 to 2²⁵⁶−1, in lower case.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public static String format(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException("a quantity is 0 to 2^256 less 1");
    }
    return "0x" + value.toString(16);
  }
}
