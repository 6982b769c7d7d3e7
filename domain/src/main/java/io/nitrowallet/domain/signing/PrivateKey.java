package io.nitrowallet.domain.signing;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// A secp256k1 private key: a number from 1 to n−1 as 32 big-endian bytes. Its owner closes it,
/// which zeroes the bytes. Not thread-safe.
public final class PrivateKey implements AutoCloseable {
  /// The length in bytes.
  public static final int LENGTH = 32;

  private final SecretBytes secret;

  private PrivateKey(SecretBytes secret) {
    this.secret = secret;
  }

  /// A new key. Draws again in the case, of chance 2⁻¹²⁸, that the number is out of range.
  ///
  /// @param entropy fills arrays with bytes that nobody can predict
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if `entropy` fails or repeats a
  ///   number that is out of range, as a broken source would
  public static PrivateKey generate(Consumer<byte[]> entropy) {
    for (int attempt = 0; attempt < 4; attempt++) {
      SecretBytes candidate = draw(entropy);
      if (inRange(candidate)) {
        return new PrivateKey(candidate);
      }
      candidate.close();
    }
    throw new RefusedException(
        ErrorCode.ENTROPY_FAILED, "the source of randomness returned no usable number");
  }

  /// Zeroes what a source wrote before it failed, however it failed.
  private static SecretBytes draw(Consumer<byte[]> entropy) {
    byte[] drawn = new byte[LENGTH];
    boolean complete = false;
    try {
      entropy.accept(drawn);
      complete = true;
      return SecretBytes.adopt(drawn);
    } finally {
      if (!complete) {
        Arrays.fill(drawn, (byte) 0);
      }
    }
  }

  /// Takes ownership of `secret`, also where it is refused.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless it is 32 bytes in range
  public static PrivateKey adopt(SecretBytes secret) {
    if (secret.length() != LENGTH || !inRange(secret)) {
      secret.close();
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a private key is 32 bytes, from 1 to the curve's order less 1");
    }
    return new PrivateKey(secret);
  }

  /// The public half.
  public PublicKey publicKey() {
    ECPoint point =
        secret.use(bytes ->
            new FixedPointCombMultiplier()
                .multiply(Secp256k1.CURVE.getG(), new BigInteger(1, bytes)));
    return Secp256k1.encode(point.normalize());
  }

  /// The secret bytes, still owned by this key.
  public SecretBytes secret() {
    return secret;
  }

  /// Zeroes the bytes.
  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "PrivateKey";
  }

  private static boolean inRange(SecretBytes secret) {
    BigInteger number = secret.use(bytes -> new BigInteger(1, bytes));
    return number.signum() > 0 && number.compareTo(Secp256k1.ORDER) < 0;
  }
}
