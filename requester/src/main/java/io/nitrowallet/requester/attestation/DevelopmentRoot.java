package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/// The root certificate of a simulator's NSM.
public final class DevelopmentRoot {
  private DevelopmentRoot() {}

  /// The DER of the certificate in `file`, PEM or DER.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if there is none
  public static Bytes read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Bytes.copyOf(
          CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded());
    } catch (IOException | CertificateException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the attestation root %s holds no certificate".formatted(file),
          e);
    }
  }
}
