package io.nitrowallet.parent.gateway.tls;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tls.PemFiles;
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
  /// How long a session is resumed without another look at its certificate: so long do those of an
  /// authority that was removed still get in.
  private static final Duration RESUMED = Duration.ofMinutes(1);

  /// TLS 1.3 as the files say now.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one of them cannot be
  ///   used, or the key is not the certificate's
  public Tls load() {
    List<X509Certificate> chain =
        PemFiles.certificates(Setting.GATEWAY_TLS_CERTIFICATE_FILE, certificate);
    var tls =
        Tls.builder()
            .privateKey(
                PemFiles.key(
                    Setting.GATEWAY_TLS_KEY_FILE,
                    key,
                    Setting.GATEWAY_TLS_CERTIFICATE_FILE,
                    chain.getFirst()))
            .privateKeyCertChain(chain)
            .enabledProtocols(List.of("TLSv1.3"))
            .sessionTimeout(RESUMED)
            .endpointIdentificationAlgorithm(Tls.ENDPOINT_IDENTIFICATION_NONE);
    clientAuthority.ifPresent(file ->
        tls.trust(PemFiles.certificates(Setting.GATEWAY_TLS_CLIENT_CA_FILE, file))
            .clientAuth(TlsClientAuth.REQUIRED));
    return tls.build();
  }
}
