package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;

/// Recursive length prefix, the canonical encoding of transactions (yellow paper, appendix B).
/// There is one encoding of each value, so equal transactions have equal bytes.
final class Rlp {
  private static final int STRING = 0x80;
  private static final int LIST = 0xc0;
  private static final int SHORT = 55;

  private Rlp() {}

  /// A byte string.
  static Bytes string(Bytes value) {
    boolean isItsOwnEncoding = value.length() == 1 && value.at(0) < STRING;
    return isItsOwnEncoding ? value : Bytes.concat(header(STRING, value.length()), value);
  }

  /// An integer that is not negative: big-endian without leading zeros, zero as the empty string.
  static Bytes integer(BigInteger value) {
    return string(minimal(value));
  }

  /// A list of items that are encoded already.
  static Bytes list(Bytes... encodedItems) {
    Bytes payload = Bytes.concat(encodedItems);
    return Bytes.concat(header(LIST, payload.length()), payload);
  }

  private static Bytes header(int offset, int length) {
    if (length <= SHORT) {
      return Bytes.copyOf(new byte[] {(byte) (offset + length)});
    }
    Bytes size = minimal(BigInteger.valueOf(length));
    byte first = (byte) (offset + SHORT + size.length());
    return Bytes.concat(Bytes.copyOf(new byte[] {first}), size);
  }

  private static Bytes minimal(BigInteger value) {
    Bytes magnitude = Bytes.copyOf(value.toByteArray());
    return magnitude.at(0) == 0 ? magnitude.slice(1, magnitude.length()) : magnitude;
  }
}
