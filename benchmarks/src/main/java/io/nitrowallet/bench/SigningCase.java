package io.nitrowallet.bench;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.web3j.crypto.ECKeyPair;

/// One key and one digest, in the form that each signer takes. The keys are hashes of known texts
/// and guard nothing.
record SigningCase(
    PrivateKey key,
    PublicKey publicKey,
    ECKeyPair web3jKey,
    ECPrivateKeyParameters bouncyCastleKey,
    Bytes digest) {
  /// Enough that no signer profits from having just seen a key.
  private static final int COUNT = 64;

  private static final ECDomainParameters CURVE = curve();

  /// The cases, the same in every run.
  static List<SigningCase> all() {
    return IntStream.range(0, COUNT).mapToObj(SigningCase::of).toList();
  }

  private static SigningCase of(int index) {
    Bytes secret = hash("nitro-wallet benchmark key " + index);
    BigInteger number = new BigInteger(1, secret.toArray());
    PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret.toArray()));
    return new SigningCase(
        key,
        key.publicKey(),
        ECKeyPair.create(number),
        new ECPrivateKeyParameters(number, CURVE),
        hash("nitro-wallet benchmark digest " + index));
  }

  private static Bytes hash(String text) {
    return Digests.sha256(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ECDomainParameters curve() {
    X9ECParameters parameters = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(
        parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
  }
}
