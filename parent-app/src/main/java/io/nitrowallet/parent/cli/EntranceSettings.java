package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.Entrance;
import io.nitrowallet.parent.gateway.HostNames;
import io.nitrowallet.parent.gateway.ListenAddress;
import io.nitrowallet.parent.gateway.access.Callers;
import io.nitrowallet.parent.gateway.access.CertifiedCallers;
import io.nitrowallet.parent.gateway.access.LocalCallers;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.parent.gateway.tls.TlsFiles;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;
import java.util.Optional;

/// The way into the gateway, as the settings have it.
final class EntranceSettings {
  private final Configuration configuration;

  EntranceSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if they do not fit
  ///   together, or a file cannot be used
  Entrance read() {
    ListenAddress listen = ListenAddress.parse(configuration.required(Setting.GATEWAY_LISTEN));
    HostNames names = HostNames.of(listen, configuration.list(Setting.GATEWAY_HOST_NAMES));
    Optional<TlsFiles> tls = tls();
    return new Entrance(listen, names, tls, callers(tls.flatMap(TlsFiles::clientAuthority)));
  }

  private Optional<TlsFiles> tls() {
    Optional<Path> certificate = configuration.path(Setting.GATEWAY_TLS_CERTIFICATE_FILE);
    Optional<Path> key = configuration.path(Setting.GATEWAY_TLS_KEY_FILE);
    Optional<Path> authority = configuration.path(Setting.GATEWAY_TLS_CLIENT_CA_FILE);
    if (certificate.isEmpty() && key.isEmpty() && authority.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsFiles(
            needed(certificate, Setting.GATEWAY_TLS_CERTIFICATE_FILE),
            needed(key, Setting.GATEWAY_TLS_KEY_FILE),
            authority));
  }

  private Callers callers(Optional<Path> authority) {
    Optional<Path> tokens = configuration.path(Setting.GATEWAY_TOKENS_FILE);
    if (tokens.isPresent()) {
      return TokensFile.read(tokens.get());
    }
    return authority.isPresent() ? new CertifiedCallers() : new LocalCallers();
  }

  private static Path needed(Optional<Path> file, Setting setting) {
    return file.orElseThrow(() ->
        new RefusedException(
            ErrorCode.INVALID_CONFIGURATION,
            "TLS takes a certificate and its key: set '%s', too".formatted(setting.key())));
  }
}
