package io.nitrowallet.parent.gateway.tls;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.PemCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What TLS needs, in PEM files.
///
/// @param certificate of the gateway, followed by those that lead to a root
/// @param key of the first certificate, without a passphrase
/// @param clientAuthority whose certificates callers must have; nobody is asked for one if absent
public record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthority) {
  private static final int MAX_BYTES = 1024 * 1024;

  /// How long a session is resumed without another look at its certificate: so long do those of an
  /// authority that was removed still get in.
  private static final Duration RESUMED = Duration.ofMinutes(1);

  /// TLS 1.3 as the files say now.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one of them cannot be
  ///   used, or the key is not the certificate's
  public Tls load() {
    List<X509Certificate> chain = certificates("gateway.tls.certificateFile", certificate);
    var tls =
        Tls.builder()
            .privateKey(PemKey.of(chain.getFirst(), read("gateway.tls.keyFile", key)))
            .privateKeyCertChain(chain)
            .enabledProtocols(List.of("TLSv1.3"))
            .sessionTimeout(RESUMED)
            .endpointIdentificationAlgorithm(Tls.ENDPOINT_IDENTIFICATION_NONE);
    clientAuthority.ifPresent(file ->
        tls.trust(certificates("gateway.tls.clientCaFile", file))
            .clientAuth(TlsClientAuth.REQUIRED));
    return tls.build();
  }

  private static List<X509Certificate> certificates(String setting, Path file) {
    String text = new String(read(setting, file), StandardCharsets.ISO_8859_1);
    try {
      return PemCertificates.parseBundle(text);
    } catch (RefusedException e) {
      throw refused(setting, "%s holds no readable PEM certificates".formatted(file), e);
    }
  }

  private static byte[] read(String setting, Path file) {
    try {
      if (Files.size(file) <= MAX_BYTES) {
        return Files.readAllBytes(file);
      }
      throw new IOException("over 1 MiB");
    } catch (IOException e) {
      throw refused(setting, "%s cannot be read".formatted(file), e);
    }
  }

  private static RefusedException refused(String setting, String sentence, Exception cause) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION, "'%s' %s".formatted(setting, sentence), cause);
  }
}
