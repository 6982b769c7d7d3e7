package io.nitrowallet.aws.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/// Reads X.509 certificates.
final class Certificates {
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
}
