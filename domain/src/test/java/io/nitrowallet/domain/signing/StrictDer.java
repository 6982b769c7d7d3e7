package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;

/// Reads `SEQUENCE { INTEGER r, INTEGER s }` in DER, and in no laxer form (X.690): this wallet
/// exchanges no DER signatures, published vectors do.
final class StrictDer {
  private final Bytes input;
  private int at;

  private StrictDer(Bytes input) {
    this.input = input;
  }

  /// r and s.
  ///
  /// @throws IllegalArgumentException if `input` is not exactly that
  static BigInteger[] readSignature(Bytes input) {
    StrictDer outer = new StrictDer(input);
    StrictDer sequence = new StrictDer(outer.value(0x30));
    outer.requireEnd();
    BigInteger[] numbers = {sequence.integer(), sequence.integer()};
    sequence.requireEnd();
    return numbers;
  }

  private BigInteger integer() {
    Bytes value = value(0x02);
    require(value.length() > 0);
    if (value.length() > 1) {
      require(value.at(0) != 0 || value.at(1) >= 0x80);
      require(value.at(0) != 0xff || value.at(1) < 0x80);
    }
    return new BigInteger(value.toArray());
  }

  private Bytes value(int tag) {
    require(next() == tag);
    int length = next();
    if (length >= 0x80) {
      require(length == 0x81);
      length = next();
      require(length >= 0x80);
    }
    require(length <= input.length() - at);
    at += length;
    return input.slice(at - length, at);
  }

  private int next() {
    require(at < input.length());
    return input.at(at++);
  }

  private void requireEnd() {
    require(at == input.length());
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not DER");
    }
  }
}
