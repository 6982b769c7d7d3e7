package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/// The curve secp256k1 (SEC 2, 2.4.1) and what needs no secret: verifying and recovering.
public final class Secp256k1 {
  /// The length of a digest in bytes.
  static final int DIGEST_LENGTH = 32;

  static final ECDomainParameters CURVE = curve();
  static final BigInteger ORDER = CURVE.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private Secp256k1() {}

  private static ECDomainParameters curve() {
    X9ECParameters parameters = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(
        parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
  }

  /// Whether `signature` over `digest` (32 bytes) was made with the private half of `key`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `key` is not on the curve
  public static boolean verify(PublicKey key, Bytes digest, Signature signature) {
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, new ECPublicKeyParameters(decode(key), CURVE));
    return verifier.verifySignature(requireDigest(digest), signature.r(), signature.s());
  }

  /// The public key whose signature over `digest` (32 bytes) this is, where there is one (SEC 1,
  /// 4.1.6). An R whose x coordinate is not below n is not considered: no signer here returns one.
  public static Optional<PublicKey> recover(Bytes digest, Signature signature) {
    BigInteger e = new BigInteger(1, requireDigest(digest));
    ECPoint r;
    try {
      r = CURVE.getCurve().decodePoint(encodeCompressed(signature.r(), signature.yParity()));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // x is on no point of the curve
    }
    BigInteger inverse = signature.r().modInverse(ORDER);
    BigInteger ofG = inverse.multiply(e).negate().mod(ORDER);
    BigInteger ofR = inverse.multiply(signature.s()).mod(ORDER);
    ECPoint q = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofG, r, ofR).normalize();
    return q.isInfinity() ? Optional.empty() : Optional.of(encode(q));
  }

  static PublicKey encode(ECPoint point) {
    return new PublicKey(Bytes.copyOf(point.getEncoded(false)));
  }

  static byte[] requireDigest(Bytes digest) {
    if (digest.length() != DIGEST_LENGTH) {
      throw new IllegalArgumentException("a digest is 32 bytes long");
    }
    return digest.toArray();
  }

  private static byte[] encodeCompressed(BigInteger x, int yParity) {
    byte[] encoded = new byte[33];
    encoded[0] = (byte) (2 + yParity);
    BigIntegers.asUnsignedByteArray(x, encoded, 1, 32);
    return encoded;
  }

  private static ECPoint decode(PublicKey key) {
    try {
      return CURVE.validatePublicPoint(CURVE.getCurve().decodePoint(key.uncompressed().toArray()));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the public key is not a point of secp256k1", e);
    }
  }
}
