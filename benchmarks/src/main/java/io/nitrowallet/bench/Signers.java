package io.nitrowallet.bench;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.web3j.crypto.Sign;

/// What is measured against each other. Each signer sets itself up anew for each signature, as a
/// key that lives for one request makes it.
final class Signers {
  private final RecoverableSigner signer = new BouncyCastleSigner();

  /// Ours: low S and recovery id.
  Signature nitroWallet(SigningCase each) {
    return signer.sign(each.key(), each.digest());
  }

  /// Ours, with the two checks that `SignService` makes before it releases a signature.
  Signature nitroWalletChecked(SigningCase each) {
    Bytes digest = each.digest();
    Signature signature = signer.sign(each.key(), digest);
    boolean verifies = Secp256k1.verify(each.publicKey(), digest, signature);
    Optional<PublicKey> recovered = Secp256k1.recover(digest, signature);
    if (!verifies || !recovered.equals(Optional.of(each.publicKey()))) {
      throw new IllegalStateException("the signature did not verify");
    }
    return signature;
  }

  /// web3j: low S, and the recovery id found by trying.
  Sign.SignatureData web3j(SigningCase each) {
    return Sign.signMessage(each.digest().toArray(), each.web3jKey(), false);
  }

  /// BouncyCastle: r and s as they come, no recovery id.
  BigInteger[] bouncyCastle(SigningCase each) {
    ECDSASigner plain = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    plain.init(true, each.bouncyCastleKey());
    return plain.generateSignature(each.digest().toArray());
  }
}
