package io.nitrowallet.dev.kms;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The KMS emulator as a running HTTPS server on the loopback interface. It stands in for a service
/// that the enclave trusts, and protects nothing of value: its key material is a file.
///
/// Its state directory holds `kms-keys.json`, `tls-ca.p12` and `tls-ca.pem`.
public final class KmsEmulator implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final HttpsServer server;
  private final ExecutorService threads;
  private final Path caPem;

  private KmsEmulator(HttpsServer server, ExecutorService threads, Path caPem) {
    this.server = server;
    this.threads = threads;
    this.caPem = caPem;
  }

  /// What an emulator is made of.
  ///
  /// @param state its directory, created if need be
  /// @param region the one Region in which it is KMS
  /// @param port to listen on; 0 takes a free one
  /// @param principals who may sign requests
  /// @param attestation judges recipients' documents; knows the development root
  public record Settings(
      Path state,
      String region,
      int port,
      Principals principals,
      AttestationVerifier attestation) {}

  /// Starts an emulator by the system's clock.
  ///
  /// @throws IOException if its state cannot be understood or its port is taken
  public static KmsEmulator start(Settings settings) throws IOException {
    return start(settings, Instant::now);
  }

  static KmsEmulator start(Settings settings, TimeSource clock) throws IOException {
    KmsHttpHandler handler =
        new KmsHttpHandler(
            new SignatureVerifier(settings.principals(), settings.region(), clock),
            operations(settings, clock));
    DevTls tls =
        DevTls.in(
            settings.state(),
            List.of("kms.%s.amazonaws.com".formatted(settings.region()), "localhost", "127.0.0.1"),
            clock.now());
    HttpsServer server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return new KmsEmulator(server, threads, tls.caPem());
  }

  private static KmsOperations operations(Settings settings, TimeSource clock) throws IOException {
    SecureRandom random = new SecureRandom();
    KmsKeys keys = KmsKeys.in(settings.state().resolve("kms-keys.json"));
    KeyAccess access = new KeyAccess(keys);
    return new KmsOperations(
        new CryptoOperations(access, settings.attestation(), clock, random),
        new KeyOperations(keys, access, settings.region(), clock, random),
        new KeyPolicyOperations(keys, access));
  }

  /// The port it listens on.
  public int port() {
    return server.getAddress().getPort();
  }

  /// The certificate that clients must trust, as a PEM file.
  public Path caPem() {
    return caPem;
  }

  /// Stops listening and drops open connections.
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
