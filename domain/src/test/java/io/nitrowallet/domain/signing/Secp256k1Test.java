package io.nitrowallet.domain.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final Bytes DIGEST = Bytes.ofHex("11".repeat(32));

  @Test
  void recoversNothingFromAnXOnNoPoint() {
    assertEquals(
        Optional.empty(),
        Secp256k1.recover(DIGEST, new Signature(BigInteger.valueOf(5), BigInteger.ONE, 0)),
        "x = 5 is on no point of secp256k1");
  }

  /// With s·R = e·G the recovered point is infinity, which is nobody's key.
  @Test
  void recoversNothingWhereThePointIsInfinity() {
    BigInteger e = new BigInteger(1, DIGEST.toArray());
    BigInteger x = Secp256k1.CURVE.getG().getAffineXCoord().toBigInteger();
    int parity = Secp256k1.CURVE.getG().getAffineYCoord().testBitZero() ? 1 : 0;
    assertEquals(Optional.empty(), Secp256k1.recover(DIGEST, new Signature(x, e, parity)));
  }

  @Test
  void refusesAPublicKeyOffTheCurve() {
    Signature signature = new Signature(BigInteger.ONE, BigInteger.ONE, 0);
    for (String point :
        new String[] {"00".repeat(64), "ff".repeat(64), "00".repeat(31) + "01" + "00".repeat(32)}) {
      PublicKey key = new PublicKey(Bytes.ofHex("04" + point));
      RefusedException e =
          assertThrows(RefusedException.class, () -> Secp256k1.verify(key, DIGEST, signature));
      assertEquals(ErrorCode.INVALID_VALUE, e.code());
    }
  }

  @Test
  void demandsDigestsOf32BytesWhateverTheSignature() {
    Signature onNoPoint = new Signature(BigInteger.valueOf(5), BigInteger.ONE, 0);
    assertThrows(IllegalArgumentException.class, () -> Secp256k1.recover(Bytes.EMPTY, onNoPoint));
  }

  @Test
  void signaturesHoldOnlyLowSInRange() {
    BigInteger n = Secp256k1.ORDER;
    BigInteger half = Secp256k1.HALF_ORDER;
    assertEquals(half, new Signature(n.subtract(BigInteger.ONE), half, 1).s());
    BigInteger[][] outOfRange = {
      {BigInteger.ZERO, BigInteger.ONE},
      {BigInteger.ONE, BigInteger.ZERO},
      {n, BigInteger.ONE},
      {BigInteger.ONE.negate(), BigInteger.ONE},
      {BigInteger.ONE, BigInteger.ONE.negate()},
      {BigInteger.ONE, half.add(BigInteger.ONE)}
    };
    for (BigInteger[] pair : outOfRange) {
      assertThrows(IllegalArgumentException.class, () -> new Signature(pair[0], pair[1], 0));
    }
    for (int parity : new int[] {-1, 2, 27}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Signature(BigInteger.ONE, BigInteger.ONE, parity));
    }
  }
}
