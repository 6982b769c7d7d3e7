package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.attestation.AttestationReport.ReportedCertificate;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/// Reads X.509 certificates.
final class Certificates {
  private static final int MAX_SHOWN = 128;

  private Certificates() {}

  static CertificateFactory factory() {
    try {
      return CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new AssertionError("every JDK reads X.509", e);
    }
  }

  /// Reads exactly one DER certificate. The JDK's reader alone would also take PEM and ignore what
  /// follows the certificate.
  ///
  /// @param name what sentences call it
  /// @throws RefusedException with `code` if it is anything else
  static X509Certificate decode(Bytes der, ErrorCode code, String name) {
    byte[] encoded = der.toArray();
    try {
      Certificate certificate = factory().generateCertificate(new ByteArrayInputStream(encoded));
      if (certificate instanceof X509Certificate x509
          && Arrays.equals(x509.getEncoded(), encoded)) {
        return x509;
      }
    } catch (CertificateException e) {
      throw new RefusedException(code, name + " is not a well-formed X.509 certificate", e);
    }
    throw new RefusedException(code, name + " is not one X.509 certificate in DER");
  }

  /// SHA-256 of the DER.
  static Bytes fingerprint(X509Certificate certificate) {
    try {
      return Digests.sha256(Bytes.copyOf(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a decoded certificate has an encoding", e);
    }
  }

  /// What a report says of a certificate.
  ///
  /// @param name what sentences call it
  static ReportedCertificate describe(String name, X509Certificate certificate) {
    return new ReportedCertificate(
        name,
        printable(certificate.getSubjectX500Principal().getName()),
        fingerprint(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  /// Names of a foreign chain are its maker's choice, and are shown on terminals.
  private static String printable(String name) {
    String shown = name.replaceAll("[^ -~]", "?");
    return shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "...";
  }
}
