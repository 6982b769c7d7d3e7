package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.RefusedException;
import java.security.PublicKey;
import java.util.Optional;

/// The kinds of keys that policies know.
public enum KeyKind {
  /// Ed25519 (RFC 8032).
  ED25519("ed25519:", "Ed25519", "Ed25519"),
  /// ECDSA on P-256 with SHA-256 (FIPS 186-5).
  P256("p256:", "EC", "SHA256withECDSA");

  /// P-256 by the name that the JDK and PKCS#11 providers share.
  static final String CURVE = "secp256r1";

  private final String word;
  private final String generator;
  private final String signature;

  KeyKind(String word, String generator, String signature) {
    this.word = word;
    this.generator = generator;
    this.signature = signature;
  }

  /// The JCA's name of what makes such keys.
  String generator() {
    return generator;
  }

  /// The JCA's name of the signature.
  String signature() {
    return signature;
  }

  static KeyKind of(VerifyingKey key) {
    return key.text().startsWith(ED25519.word) ? ED25519 : P256;
  }

  /// The key as policies name it; nothing where it is of no kind that they know.
  static Optional<VerifyingKey> verifying(PublicKey key) {
    try {
      return Optional.ofNullable(key.getEncoded()).map(Bytes::copyOf).map(VerifyingKey::decode);
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }
}
