package io.nitrowallet.dev.nsm;

import io.nitrowallet.domain.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

/// A P-384 key with its certificate, which may be an authority's.
final class CertifiedKey {
  private final PrivateKey key;
  private final X509Certificate certificate;

  CertifiedKey(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /// A new root.
  static CertifiedKey root(String commonName, Instant from) {
    KeyPair pair = newPair();
    return new CertifiedKey(
        pair.getPrivate(),
        new CertificateTemplate(CertificateProfile.ROOT, commonName, from)
            .sign(pair.getPublic(), pair.getPrivate()));
  }

  /// A new key below this one.
  CertifiedKey issue(CertificateProfile profile, String commonName, Instant from) {
    KeyPair pair = newPair();
    return new CertifiedKey(
        pair.getPrivate(),
        new CertificateTemplate(profile, commonName, from)
            .sign(pair.getPublic(), certificate, key));
  }

  /// Whether it is valid now, and will be for as long as its profile wants it to.
  boolean isUsable(CertificateProfile profile, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && now.plus(profile.reserve()).isBefore(certificate.getNotAfter().toInstant());
  }

  boolean isIssuedBy(CertifiedKey issuer) {
    try {
      certificate.verify(issuer.certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// The certificate, DER.
  Bytes der() {
    try {
      return Bytes.copyOf(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate has an encoding", e);
    }
  }

  /// An ES384 signature, r ‖ s.
  Bytes sign(Bytes input) {
    try {
      Signature signer = Signature.getInstance("SHA384withECDSAinP1363Format");
      signer.initSign(key);
      signer.update(input.toArray());
      return Bytes.copyOf(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK signs with P-384", e);
    }
  }

  PrivateKey key() {
    return key;
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes P-384 keys", e);
    }
  }
}
