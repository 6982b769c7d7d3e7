package io.nitrowallet.aws.kms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// Builds KMS clients whose HTTPS runs through a tunnel and ends in this process.
///
/// Nothing outside the arguments decides where a client connects or whom it trusts: no environment
/// variable, system property, profile file, proxy, instance metadata or default truststore. It
/// holds no credentials of its own; each request brings them.
public final class KmsClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private KmsClients() {}

  /// A client for the KMS endpoint `host` in `region`; the caller closes it.
  ///
  /// The JDK looks `host` up before it uses the tunnel's socket, and goes on if nothing is found:
  /// where the resolver is slow to fail, start the JVM with `-Djdk.net.hosts.file=/dev/null`.
  ///
  /// @param tunnel makes unconnected sockets that reach the endpoint whatever address they are told
  /// @param host sent as SNI and required in the certificate; the measured endpoint
  /// @param roots the only certificates that are trusted to vouch for it
  /// @throws IllegalArgumentException if `roots` is empty
  public static KmsClient over(
      SocketFactory tunnel, String host, Region region, List<X509Certificate> roots) {
    TunnelTls tls = new TunnelTls(tunnel, trustingOnly(roots), host);
    return KmsClient.builder()
        .httpClient(httpClient(tls))
        .region(region)
        .endpointOverride(URI.create("https://" + host))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .defaultsMode(DefaultsMode.STANDARD)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(KmsRetries.strategy())
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build())
        .build();
  }

  /// Makes one call that KMS is bound to refuse, so that the first real one finds classes loaded,
  /// code compiled and a connection open. Never fails: a KMS that cannot be reached now may be
  /// later.
  public static void warmUp(KmsClient client) {
    try {
      CallDeadline.within(
          KmsDataKeys.DEFAULT_DEADLINE, () -> client.listKeys(request -> request.limit(1)));
    } catch (SdkException expected) {
      // The call carries no credentials.
    }
  }

  private static SdkHttpClient httpClient(TunnelTls tls) {
    return UrlConnectionHttpClient.create(uri -> {
      try {
        HttpURLConnection connection =
            (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        ((HttpsURLConnection) connection).setSSLSocketFactory(tls);
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
        return connection;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static SSLSocketFactory trustingOnly(List<X509Certificate> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("at least one TLS root is needed");
    }
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (X509Certificate root : roots) {
        trusted.setCertificateEntry("root-" + trusted.size(), root);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the TLS roots cannot be used", e);
    }
  }
}
