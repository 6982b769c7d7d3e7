package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The emulator's TLS: a certificate authority of its own, kept in a directory so that clients may
/// trust it over restarts, and a server certificate made anew at every start.
///
/// `tls-ca.p12` (mode 0600) holds the authority's key; `tls-ca.pem` is what clients are given.
final class DevTls {
  private static final int MAX_LENGTH = 64 * 1024;
  private static final String ALIAS = "ca";

  /// The key store's password protects nothing beyond the file's mode; the format demands one.
  private static final String PASSWORD = "development";

  private final SSLContext context;
  private final Path caPem;

  private DevTls(SSLContext context, Path caPem) {
    this.context = context;
    this.caPem = caPem;
  }

  /// TLS for a server of these names (DNS names and IP addresses).
  ///
  /// @throws IOException if the authority in `directory` cannot be read or written
  static DevTls in(Path directory, List<String> names, Instant now) throws IOException {
    try {
      DevCertificate ca = authority(directory.resolve("tls-ca.p12"), now);
      Path pem = directory.resolve("tls-ca.pem");
      PrivateFiles.replace(pem, pem(ca.certificate()));
      return new DevTls(context(ca, ca.issueServer(names, now)), pem);
    } catch (GeneralSecurityException e) {
      throw new IOException("the development certificates cannot be used", e);
    }
  }

  SSLContext context() {
    return context;
  }

  /// The authority's certificate for clients.
  Path caPem() {
    return caPem;
  }

  private static DevCertificate authority(Path file, Instant now)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    if (Files.exists(file)) {
      store.load(
          new ByteArrayInputStream(PrivateFiles.read(file, MAX_LENGTH).toArray()),
          PASSWORD.toCharArray());
      if (store.getKey(ALIAS, PASSWORD.toCharArray()) instanceof PrivateKey key
          && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
        certificate.checkValidity(Date.from(now));
        return new DevCertificate(key, certificate);
      }
      throw new IOException("tls-ca.p12 holds no certificate authority; delete it to make another");
    }
    DevCertificate ca = DevCertificate.authority(now);
    store.setKeyEntry(
        ALIAS, ca.privateKey(), PASSWORD.toCharArray(), new Certificate[] {ca.certificate()});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD.toCharArray());
    PrivateFiles.replace(file, Bytes.copyOf(out.toByteArray()));
    return ca;
  }

  private static SSLContext context(DevCertificate ca, DevCertificate server)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "server",
        server.privateKey(),
        PASSWORD.toCharArray(),
        new Certificate[] {server.certificate(), ca.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Bytes pem(X509Certificate certificate) throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    return Bytes.copyOf(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
