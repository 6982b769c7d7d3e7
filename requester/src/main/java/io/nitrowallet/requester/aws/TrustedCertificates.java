package io.nitrowallet.requester.aws;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/// Certificates of a PEM file as what TLS trusts, instead of the JDK's.
final class TrustedCertificates {
  private TrustedCertificates() {}

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the file holds no
  ///   certificates
  static TlsTrustManagersProvider read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw new GeneralSecurityException("no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory::getTrustManagers;
    } catch (IOException | GeneralSecurityException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "'aws.caFile' %s holds no readable PEM certificates".formatted(file),
          e);
    }
  }
}
