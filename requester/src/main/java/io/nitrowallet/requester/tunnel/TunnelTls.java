package io.nitrowallet.requester.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// TLS towards a gateway: whom to believe that it is one, and what to show it.
final class TunnelTls {
  private static final char[] IN_MEMORY = {};

  private TunnelTls() {}

  /// Reads the files that the settings name.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one of them is
  ///   missing or cannot be used
  static SSLSocketFactory load(Configuration configuration) {
    Optional<List<X509Certificate>> authorities =
        configuration
            .path(Setting.TUNNEL_CA_FILE)
            .map(file -> PemFiles.certificates(Setting.TUNNEL_CA_FILE, file));
    Path certificate = needed(configuration, Setting.TUNNEL_CERTIFICATE_FILE);
    Path keyFile = needed(configuration, Setting.TUNNEL_KEY_FILE);
    List<X509Certificate> chain =
        PemFiles.certificates(Setting.TUNNEL_CERTIFICATE_FILE, certificate);
    PrivateKey key =
        PemFiles.key(
            Setting.TUNNEL_KEY_FILE, keyFile, Setting.TUNNEL_CERTIFICATE_FILE, chain.getFirst());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (authorities.isPresent()) {
        context.init(own(chain, key), PemFiles.trust(authorities.get()), null);
      } else {
        context.init(own(chain, key), null, null); // whom this machine trusts
      }
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "certificates and key of 'tunnel' cannot be used for TLS: have them issued anew",
          e);
    }
  }

  private static Path needed(Configuration configuration, Setting setting) {
    return configuration
        .path(setting)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_CONFIGURATION,
                "a gateway lets nobody in without a certificate and its key: set '%s', too"
                    .formatted(setting.key())));
  }

  private static KeyManager[] own(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, IN_MEMORY);
    return managers.getKeyManagers();
  }
}
