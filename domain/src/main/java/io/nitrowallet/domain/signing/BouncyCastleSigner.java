package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// Signs on BouncyCastle's curve arithmetic. The recovery id comes from R itself, whose y parity is
/// flipped with s, rather than from trying out four recoveries.
public final class BouncyCastleSigner implements RecoverableSigner {
  @Override
  public Signature sign(PrivateKey key, Bytes digest) {
    byte[] message = Secp256k1.requireDigest(digest);
    return key.secret().use(bytes -> sign(new BigInteger(1, bytes), message));
  }

  private static Signature sign(BigInteger d, byte[] digest) {
    BigInteger n = Secp256k1.ORDER;
    BigInteger e = new BigInteger(1, digest);
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(n, d, digest);
    while (true) {
      BigInteger k = nonces.nextK();
      ECPoint point =
          new FixedPointCombMultiplier().multiply(Secp256k1.CURVE.getG(), k).normalize();
      BigInteger x = point.getAffineXCoord().toBigInteger();
      BigInteger s = BigIntegers.modOddInverse(n, k).multiply(e.add(d.multiply(x))).mod(n);
      // x ≥ n happens once in 2¹²⁸ and would need a second recovery bit that Ethereum has no room
      // for.
      if (x.signum() == 0 || x.compareTo(n) >= 0 || s.signum() == 0) {
        continue;
      }
      int yParity = point.getAffineYCoord().testBitZero() ? 1 : 0;
      return s.compareTo(Secp256k1.HALF_ORDER) > 0
          ? new Signature(x, n.subtract(s), yParity ^ 1)
          : new Signature(x, s, yParity);
    }
  }
}
