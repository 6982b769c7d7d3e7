package io.nitrowallet.dev.kms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Both ends of the emulator's TLS, for a test that stands in the middle of it.
public final class OpenedTls {
  private OpenedTls() {}

  /// Serves as KMS, with the authority that the stack's enclaves trust.
  ///
  /// @param state the emulator's directory
  public static SSLContext server(Path state) throws IOException {
    List<String> names = List.of("kms.eu-west-1.amazonaws.com");
    return DevTls.in(state, names, Instant.now()).context();
  }

  /// Trusts the emulator.
  public static SSLContext client(Path state) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(state.resolve("tls-ca.pem"))) {
      trusted.setCertificateEntry(
          "emulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
