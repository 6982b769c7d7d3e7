package io.nitrowallet.dev.imds;

import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.domain.port.out.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The instance metadata service of one instance with one role, on the loopback interface: IMDSv2
/// only, as the wallet's parent instances are configured.
public final class ImdsEmulator implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final HttpServer server;
  private final ExecutorService threads;

  private ImdsEmulator(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// What the instance has.
  ///
  /// @param port to listen on; 0 takes a free one
  /// @param roleArn `arn:aws:iam::<account>:role/<name>`
  /// @param life of the credentials it hands out
  /// @param principals where these become known to the KMS emulator
  public record Settings(int port, String roleArn, Duration life, Principals principals) {}

  /// Starts an emulator by the system's clock.
  ///
  /// @throws IOException if its port is taken
  public static ImdsEmulator start(Settings settings) throws IOException {
    TimeSource clock = Instant::now;
    RoleSessions sessions =
        new RoleSessions(settings.roleArn(), settings.life(), settings.principals(), clock);
    // The SDK waits a second for an answer, less than the first one may take on a busy machine.
    var _ = sessions.current();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new ImdsHandler(new MetadataTokens(clock), sessions));
    server.start();
    return new ImdsEmulator(server, threads);
  }

  /// What to configure as the endpoint of the metadata service.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Stops listening and drops open connections.
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
