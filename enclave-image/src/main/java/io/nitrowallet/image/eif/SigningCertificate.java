package io.nitrowallet.image.eif;

import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/// The X.509 certificate of whoever signs an image, with a P-384 key. The hypervisor checks no
/// chain: its hash in PCR8 is what a key policy can name.
public final class SigningCertificate {
  private final Bytes pem;
  private final X509Certificate certificate;

  private SigningCertificate(Bytes pem, X509Certificate certificate) {
    this.pem = pem;
    this.certificate = certificate;
  }

  /// Parses one certificate in PEM.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it is no certificate, or its
  ///   key is not on P-384
  public static SigningCertificate parse(Bytes pem) {
    try {
      var in = new ByteArrayInputStream(pem.toArray());
      if (CertificateFactory.getInstance("X.509").generateCertificate(in)
              instanceof X509Certificate certificate
          && certificate.getPublicKey() instanceof ECPublicKey key
          && key.getParams().getOrder().equals(P384Key.CURVE.getN())) {
        return new SigningCertificate(pem, certificate);
      }
    } catch (CertificateException e) {
      throw new RefusedException(
          ErrorCode.IMAGE_REFUSED, "the signing certificate is not one certificate in PEM", e);
    }
    throw new RefusedException(
        ErrorCode.IMAGE_REFUSED,
        "the signing certificate's key is not on P-384: Nitro takes ES384");
  }

  /// The text it was parsed from.
  Bytes pem() {
    return pem;
  }

  /// PCR8 of an image that it signs, 48 bytes.
  public Bytes pcr8() {
    try {
      return ImageMeasurement.ofSigningCertificate(Bytes.copyOf(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new AssertionError("a certificate that was decoded has an encoding", e);
    }
  }

  /// Whom it names, as it says itself.
  public String subject() {
    return certificate.getSubjectX500Principal().getName();
  }

  /// From when on the hypervisor starts images that it signs.
  public Instant notBefore() {
    return certificate.getNotBefore().toInstant();
  }

  /// From when on the hypervisor no longer starts them.
  public Instant notAfter() {
    return certificate.getNotAfter().toInstant();
  }

  /// Whether `signature`, r ‖ s, is ECDSA with SHA-384 by its key.
  boolean verifies(Bytes message, Bytes signature) {
    try {
      Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(message.toArray());
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
