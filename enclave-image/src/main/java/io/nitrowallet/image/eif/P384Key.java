package io.nitrowallet.image.eif;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.image.pem.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.BigIntegers;

/// Private keys on P-384 in both forms that openssl writes.
final class P384Key {
  static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("P-384"));

  private static final int LENGTH = 48;

  private P384Key() {}

  /// The scalar, 48 bytes, big-endian; the caller owns it.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `pem` holds no such key
  static SecretBytes parse(byte[] pem) {
    return scalar(pem)
        .filter(value -> value.signum() > 0 && value.compareTo(CURVE.getN()) < 0)
        .map(value -> SecretBytes.adopt(BigIntegers.asUnsignedByteArray(LENGTH, value)))
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "the signing key is not one P-384 private key in PEM, without a passphrase"));
  }

  private static Optional<BigInteger> scalar(byte[] pem) {
    return Pem.block(pem, "PRIVATE KEY")
        .map(block -> scalar(block, P384Key::pkcs8))
        .orElseGet(
            () -> Pem.block(pem, "EC PRIVATE KEY").flatMap(block -> scalar(block, P384Key::sec1)));
  }

  private static Optional<BigInteger> scalar(SecretBytes block, Form form) {
    try (block) {
      return block.use(encoded -> {
        try {
          return form.read(encoded);
        } catch (IOException | RuntimeException _) {
          // the file may hold anything, and the parser throws what it likes
          return Optional.empty();
        }
      });
    }
  }

  private static Optional<BigInteger> pkcs8(byte[] encoded) throws IOException {
    return PrivateKeyFactory.createKey(encoded) instanceof ECPrivateKeyParameters key
            && key.getParameters().getN().equals(CURVE.getN())
        ? Optional.of(key.getD())
        : Optional.empty();
  }

  /// Names its curve beside the key or not at all: a wrong one does not fit the certificate.
  private static Optional<BigInteger> sec1(byte[] encoded) {
    return Optional.of(ECPrivateKey.getInstance(encoded).getKey());
  }

  private interface Form {
    Optional<BigInteger> read(byte[] encoded) throws IOException;
  }
}
