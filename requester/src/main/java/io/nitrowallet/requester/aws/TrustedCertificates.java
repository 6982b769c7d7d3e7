package io.nitrowallet.requester.aws;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/// Certificates of a PEM file as what TLS trusts, instead of the JDK's.
final class TrustedCertificates {
  private TrustedCertificates() {}

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the file holds no
  ///   certificates
  static TlsTrustManagersProvider read(Path file) {
    try {
      var managers = PemFiles.trust(PemFiles.certificates(Setting.AWS_CA_FILE, file));
      return () -> managers;
    } catch (IOException | GeneralSecurityException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "'aws.caFile' %s cannot be used for TLS".formatted(file),
          e);
    }
  }
}
