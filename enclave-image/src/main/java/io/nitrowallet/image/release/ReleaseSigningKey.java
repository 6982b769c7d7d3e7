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
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/// Signs manifests: Ed25519 or P-256, both deterministic. Closing it overwrites the key.
public final class ReleaseSigningKey implements AutoCloseable {
  private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");
  private static final boolean UNCOMPRESSED = false;

  /// What stands before the point in the SubjectPublicKeyInfo of a P-256 key (RFC 5480).
  private static final Bytes P256_INFO =
      Bytes.ofHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

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
    return switch (key) {
      case Ed25519PrivateKeyParameters ed25519 ->
          VerifyingKey.ofEd25519(Bytes.copyOf(ed25519.generatePublicKey().getEncoded()));
      case ECPrivateKeyParameters ec when ec.getParameters().getN().equals(P256.getN()) ->
          VerifyingKey.decode(
              Bytes.concat(
                  P256_INFO,
                  Bytes.copyOf(P256.getG().multiply(ec.getD()).getEncoded(UNCOMPRESSED))));
      default -> throw refused();
    };
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
