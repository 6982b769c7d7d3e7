package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;

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

  /// r (32) ‖ s (32) ‖ y parity (1), 65 bytes.
  public Bytes encode() {
    ByteBuffer out = ByteBuffer.allocate(65);
    putUint256(out, 0, r);
    putUint256(out, 32, s);
    out.put(64, (byte) yParity);
    return Bytes.copyOf(out.array());
  }

  /// The signature as wallets exchange it: r (32) ‖ s (32) ‖ 27 + yParity, 65 bytes.
  public Bytes encodeForWallets() {
    byte[] encoded = encode().toArray();
    encoded[64] = (byte) (27 + yParity);
    return Bytes.copyOf(encoded);
  }

  private static void putUint256(ByteBuffer out, int at, BigInteger value) {
    byte[] magnitude = value.toByteArray();
    int skip = Math.max(0, magnitude.length - 32);
    int length = magnitude.length - skip;
    out.put(at + 32 - length, magnitude, skip, length);
  }
}
