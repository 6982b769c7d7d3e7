package io.nitrowallet.domain.dsse;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// A public key that verifies envelopes: Ed25519 (RFC 8032, signatures of 64 bytes), or P-256 with
/// SHA-256 (FIPS 186-5, signatures in DER). Its text is `ed25519:` or `p256:` and the base64 of its
/// SubjectPublicKeyInfo (RFC 5280). Two keys are equal where their texts are.
public final class VerifyingKey {
  private final Kind kind;
  private final Bytes subjectPublicKeyInfo;
  private final CipherParameters key;

  private VerifyingKey(Kind kind, Bytes subjectPublicKeyInfo) {
    this.kind = kind;
    this.subjectPublicKeyInfo = subjectPublicKeyInfo;
    try {
      this.key = kind.key(subjectPublicKeyInfo.slice(kind.prefix().length(), kind.length()));
    } catch (IllegalArgumentException e) {
      throw refused(); // no point of the curve
    }
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
    if (!key.text().equals(text)) {
      throw refused();
    }
    return key;
  }

  /// Decodes a SubjectPublicKeyInfo in DER.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless it is one of an Ed25519
  ///   key, or of a P-256 key as a named curve's uncompressed point
  public static VerifyingKey decode(Bytes subjectPublicKeyInfo) {
    for (Kind kind : Kind.values()) {
      if (kind.begins(subjectPublicKeyInfo)) {
        return new VerifyingKey(kind, subjectPublicKeyInfo);
      }
    }
    throw refused();
  }

  /// The Ed25519 key whose raw form (RFC 8032) is given.
  ///
  /// @param raw 32 bytes
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if they are no key
  public static VerifyingKey ofEd25519(Bytes raw) {
    return decode(Bytes.concat(Kind.ED25519.prefix(), raw));
  }

  /// Whether `signature` is this key's over `message`. False for whatever is no signature at all.
  public boolean verifies(Bytes message, Bytes signature) {
    Signer verifier = kind.verifier();
    verifier.init(false, key);
    byte[] signed = message.toArray();
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(signature.toArray());
  }

  /// `ed25519:` or `p256:` and base64, as {@link #parse} reads it.
  public String text() {
    return kind.word + subjectPublicKeyInfo.base64();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that
        && subjectPublicKeyInfo.equals(that.subjectPublicKeyInfo);
  }

  @Override
  public int hashCode() {
    return subjectPublicKeyInfo.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private static RefusedException refused() {
    return new RefusedException(
        ErrorCode.INVALID_VALUE,
        "a verifying key is 'ed25519:' or 'p256:' and the base64 of its SubjectPublicKeyInfo");
  }

  /// The kinds of keys. In DER each has one form: a constant, then the key (RFC 8410 §4, RFC 5480
  /// §2).
  private enum Kind {
    ED25519("ed25519:", "302a300506032b6570032100", 32) {
      @Override
      CipherParameters key(Bytes raw) {
        return new Ed25519PublicKeyParameters(raw.toArray(), 0);
      }

      @Override
      Signer verifier() {
        return new Ed25519Signer();
      }
    },
    P256("p256:", "3059301306072a8648ce3d020106082a8648ce3d03010703420004", 64) {
      @Override
      CipherParameters key(Bytes point) {
        ECDomainParameters p256 = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
        byte[] encoded = Bytes.concat(Bytes.ofHex("04"), point).toArray();
        return new ECPublicKeyParameters(p256.getCurve().decodePoint(encoded), p256);
      }

      @Override
      Signer verifier() {
        return new DSADigestSigner(
            new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
      }
    };

    private final String word;
    private final String prefix;
    private final int keyLength;

    Kind(String word, String prefix, int keyLength) {
      this.word = word;
      this.prefix = prefix;
      this.keyLength = keyLength;
    }

    /// @throws IllegalArgumentException if the bytes are no point of the curve
    abstract CipherParameters key(Bytes encoded);

    abstract Signer verifier();

    /// What stands before the key.
    Bytes prefix() {
      return Bytes.ofHex(prefix);
    }

    int length() {
      return prefix().length() + keyLength;
    }

    boolean begins(Bytes subjectPublicKeyInfo) {
      return subjectPublicKeyInfo.length() == length()
          && subjectPublicKeyInfo.slice(0, prefix().length()).equals(prefix());
    }
  }
}
