package io.nitrowallet.parent.gateway;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The HTTP server over {@link GatewayServices}: JSON-RPC at `/`, Web3Signer's paths and ours
/// beside it. Each request runs on a virtual thread of its own.
public final class Gateway implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1_024;

  /// Kept, since a logger that nobody holds forgets its level.
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private final WebServer server;
  private final URI uri;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Gateway(WebServer server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /// Serves until it is closed.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the address is taken; with
  ///   {@link ErrorCode#INVALID_CONFIGURATION} if a file of TLS cannot be used
  public static Gateway start(Entrance entrance, GatewayServices services, GatewayLimits limits) {
    Oversight oversight = services.oversight();
    Upkeep upkeep = new Upkeep(entrance, oversight);
    Serving serving = new Serving(entrance, limits, oversight.metrics());
    ListenAddress listen = entrance.listen();
    var builder =
        WebServer.builder()
            .address(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .shutdownGracePeriod(limits.drain())
            .maxTcpConnections(MAX_CONNECTIONS)
            .concurrencyLimit(limits.concurrency())
            .maxPayloadSize(-1)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(
                Http1ConnectionSelector.builder()
                    .config(Http1Config.create())
                    .addUpgrader(new TunnelUpgrade(entrance, services.doors(), oversight.metrics()))
                    .build())
            .routing(
                routing -> Routes.register(routing, Routes.of(services, upkeep, limits), serving));
    entrance.tls().ifPresent(files -> builder.tls(files.load()));
    WebServer server = builder.build();
    start(server);
    upkeep.of(server);
    String scheme = entrance.tls().isPresent() ? "https" : "http";
    return new Gateway(
        server, URI.create("%s://%s:%s".formatted(scheme, listen.shownHost(), server.port())));
  }

  /// The server logs that it could not start, and goes on as if it had.
  private static void start(WebServer server) {
    HELIDON.setLevel(Level.OFF);
    server.start();
    HELIDON.setLevel(Level.WARNING); // it tells of every stop, too
    if (!server.isRunning()) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "the gateway cannot listen there: choose another port by 'gateway.listen'");
    }
  }

  /// Where it is reached.
  public URI uri() {
    return uri;
  }

  /// Waits until it was closed.
  public void join() throws InterruptedException {
    closed.await();
  }

  /// Whether it was closed.
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Takes no more connections, and lets the requests that run end within the limit.
  @Override
  public void close() {
    server.stop();
    closed.countDown();
  }
}
