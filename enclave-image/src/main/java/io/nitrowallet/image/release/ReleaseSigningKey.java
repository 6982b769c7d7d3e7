package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.formats.json.ReleaseManifestJson;
import io.nitrowallet.image.pem.Pem;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Signs manifests: Ed25519 or P-256, both deterministic. Closing it overwrites the key.
public final class ReleaseSigningKey implements AutoCloseable {
  private final SecretBytes encoded;
  private final VerifyingKey verifying;

  private ReleaseSigningKey(SecretBytes encoded) {
    this.encoded = encoded;
    this.verifying = encoded.use(bytes -> verifying(decode(bytes)));
  }

  /// The key in `pem`, PKCS#8 under `PRIVATE KEY`.
  ///
  /// @param pem is left as it is; its owner overwrites it
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no such key
  public static ReleaseSigningKey parse(byte[] pem) {
    SecretBytes block = Pem.block(pem, "PRIVATE KEY").orElseThrow(ReleaseSigningKey::refused);
    try {
      return new ReleaseSigningKey(block);
    } catch (RefusedException e) {
      block.close();
      throw e;
    }
  }

  /// What verifies its signatures.
  public VerifyingKey verifying() {
    return verifying;
  }

  /// The signed manifest.
  public DsseEnvelope sign(ReleaseManifest manifest) {
    Bytes payload = ReleaseManifestJson.encode(manifest);
    Bytes signed = DsseEnvelope.preAuthenticationEncoding(ReleaseManifest.PAYLOAD_TYPE, payload);
    Bytes signature = encoded.use(bytes -> sign(decode(bytes), signed));
    return new DsseEnvelope(
        ReleaseManifest.PAYLOAD_TYPE,
        payload,
        List.of(new DsseSignature(ManifestFile.KEY_ID, signature)));
  }

  private static Bytes sign(AsymmetricKeyParameter key, Bytes message) {
    Signer signer =
        switch (key) {
          case Ed25519PrivateKeyParameters _ -> new Ed25519Signer();
          default ->
              new DSADigestSigner(
                  new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())),
                  new SHA256Digest(),
                  StandardDSAEncoding.INSTANCE);
        };
    signer.init(true, key);
    byte[] signed = message.toArray();
    signer.update(signed, 0, signed.length);
    try {
      return Bytes.copyOf(signer.generateSignature());
    } catch (CryptoException e) {
      throw new AssertionError("a key that was accepted signs", e);
    }
  }

  private static VerifyingKey verifying(AsymmetricKeyParameter key) {
    AsymmetricKeyParameter publicKey =
        switch (key) {
          case Ed25519PrivateKeyParameters ed25519 -> ed25519.generatePublicKey();
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  ec.getParameters().getG().multiply(ec.getD()), ec.getParameters());
          default -> throw refused();
        };
    try {
      return VerifyingKey.decode(
          Bytes.copyOf(
              SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey).getEncoded()));
    } catch (IOException e) {
      throw new AssertionError("a key in memory has an encoding", e);
    }
  }

  private static AsymmetricKeyParameter decode(byte[] pkcs8) {
    try {
      return PrivateKeyFactory.createKey(pkcs8);
    } catch (IOException | RuntimeException _) {
      // the file may hold anything, and the parser throws what it likes
      throw refused();
    }
  }

  private static RefusedException refused() {
    return new RefusedException(
        ErrorCode.INVALID_VALUE,
        "the manifest's key is not one Ed25519 or P-256 private key in PEM (PKCS#8)");
  }

  @Override
  public void close() {
    encoded.close();
  }
}
