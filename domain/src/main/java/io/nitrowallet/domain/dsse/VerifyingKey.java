package io.nitrowallet.domain.dsse;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// A public key that verifies envelopes: Ed25519 (RFC 8032, signatures of 64 bytes), or P-256 with
/// SHA-256 (FIPS 186-5, signatures in DER). Its text is `ed25519:` or `p256:` and the base64 of its
/// SubjectPublicKeyInfo (RFC 5280). Two keys are equal where their texts are.
public final class VerifyingKey {
  private static final String ED25519 = "ed25519:";
  private static final String P256 = "p256:";

  /// A P-256 SubjectPublicKeyInfo takes 91 bytes, an Ed25519 one 44.
  private static final int MAX_LENGTH = 128;

  private final String text;
  private final AsymmetricKeyParameter key;

  private VerifyingKey(String text, AsymmetricKeyParameter key) {
    this.text = text;
    this.key = key;
  }

  /// Parses `ed25519:…` or `p256:…`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` is anything else
  public static VerifyingKey parse(String text) {
    Bytes encoded;
    try {
      encoded = Bytes.ofBase64(text.substring(text.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    VerifyingKey key = decode(encoded);
    if (!key.text.equals(text)) {
      throw refused();
    }
    return key;
  }

  /// Decodes a SubjectPublicKeyInfo in DER.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless it is one of an Ed25519
  ///   key, or of a P-256 key as a named curve's uncompressed point
  public static VerifyingKey decode(Bytes subjectPublicKeyInfo) {
    if (subjectPublicKeyInfo.length() > MAX_LENGTH) {
      throw refused();
    }
    AsymmetricKeyParameter key;
    try {
      key = PublicKeyFactory.createKey(subjectPublicKeyInfo.toArray());
    } catch (IOException | RuntimeException e) {
      // the bytes may be anybody's, and the parser throws what it likes
      throw refused();
    }
    VerifyingKey decoded = of(key);
    if (!decoded.text.endsWith(":" + subjectPublicKeyInfo.base64())) {
      throw refused();
    }
    return decoded;
  }

  /// The Ed25519 key whose raw form (RFC 8032) is given.
  ///
  /// @param raw 32 bytes
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if they are no key
  public static VerifyingKey ofEd25519(Bytes raw) {
    if (raw.length() != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw refused();
    }
    try {
      return of(new Ed25519PublicKeyParameters(raw.toArray(), 0));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static VerifyingKey of(AsymmetricKeyParameter key) {
    String kind =
        switch (key) {
          case Ed25519PublicKeyParameters _ -> ED25519;
          case ECPublicKeyParameters ec when isP256(ec) -> P256;
          default -> throw refused();
        };
    try {
      byte[] info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
      return new VerifyingKey(kind + Bytes.copyOf(info).base64(), key);
    } catch (IOException e) {
      throw new AssertionError("a key in memory has an encoding", e);
    }
  }

  private static boolean isP256(ECPublicKeyParameters key) {
    var p256 = CustomNamedCurves.getByName("P-256");
    return key.getParameters().getN().equals(p256.getN())
        && key.getParameters().getCurve().equals(p256.getCurve());
  }

  /// Whether `signature` is this key's over `message`. False for whatever is no signature at all.
  public boolean verifies(Bytes message, Bytes signature) {
    Signer verifier =
        switch (key) {
          case Ed25519PublicKeyParameters _ -> new Ed25519Signer();
          default ->
              new DSADigestSigner(
                  new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
        };
    verifier.init(false, key);
    byte[] signed = message.toArray();
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(signature.toArray());
  }

  /// `ed25519:` or `p256:` and base64, as {@link #parse} reads it.
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static RefusedException refused() {
    return new RefusedException(
        ErrorCode.INVALID_VALUE,
        "a verifying key is 'ed25519:' or 'p256:' and the base64 of its SubjectPublicKeyInfo");
  }
}
