package io.nitrowallet.bench;

import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import org.web3j.crypto.Sign;

/// Signers are comparable only while they compute the same: RFC 6979 leaves them no choice but the
/// sign of s, which Ethereum settles (low) and plain ECDSA does not.
final class Agreement {
  private static final int LEGACY_V = 27;

  private Agreement() {}

  /// Signs every case with all signers.
  ///
  /// @throws IllegalStateException if any two differ
  static void requireOf(Signers signers) {
    for (SigningCase each : SigningCase.all()) {
      Signature ours = signers.nitroWallet(each);
      requireSame(ours, signers.web3j(each));
      requireSame(ours, signers.bouncyCastle(each), each.bouncyCastleKey().getParameters().getN());
    }
  }

  static void requireSame(Signature ours, Sign.SignatureData web3j) {
    boolean same =
        ours.r().equals(new BigInteger(1, web3j.getR()))
            && ours.s().equals(new BigInteger(1, web3j.getS()))
            && ours.yParity() == new BigInteger(1, web3j.getV()).intValueExact() - LEGACY_V;
    require(same, "web3j");
  }

  static void requireSame(Signature ours, BigInteger[] plain, BigInteger order) {
    BigInteger lowS = plain[1].min(order.subtract(plain[1]));
    require(ours.r().equals(plain[0]) && ours.s().equals(lowS), "BouncyCastle");
  }

  private static void require(boolean same, String peer) {
    if (!same) {
      throw new IllegalStateException("our signature and that of " + peer + " differ");
    }
  }
}
