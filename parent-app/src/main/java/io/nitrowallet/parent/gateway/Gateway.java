package io.nitrowallet.parent.gateway;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.jsonrpc.JsonRpc;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The HTTP server over a {@link Wallet}: JSON-RPC at `/`, Web3Signer's paths beside it. Each
/// request runs on a virtual thread of its own.
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
  /// @param methods what JSON-RPC answers to
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the address is taken
  public static Gateway start(
      ListenAddress listen, Wallet wallet, MethodTable methods, GatewayLimits limits) {
    WebServer server =
        WebServer.builder()
            .address(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .shutdownGracePeriod(limits.drain())
            .maxTcpConnections(MAX_CONNECTIONS)
            .concurrencyLimit(limits.concurrency())
            .maxPayloadSize(-1)
            .routing(routing -> route(routing, wallet, methods, limits))
            .build();
    start(server);
    String host = listen.host().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return new Gateway(server, URI.create("http://%s:%s".formatted(shown, server.port())));
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

  private static void route(
      HttpRouting.Builder routing, Wallet wallet, MethodTable methods, GatewayLimits limits) {
    Serving serving = new Serving(limits);
    JsonRpc rpc = new JsonRpc(methods, limits.batch());
    Web3Signer web3Signer = new Web3Signer(wallet);
    routing
        .post("/", serving.serve("json-rpc", inquiry -> answer(rpc, inquiry)))
        .get("/upcheck", serving.serve("upcheck", web3Signer::upcheck))
        .get("/api/v1/eth1/publicKeys", serving.serve("publicKeys", web3Signer::publicKeys))
        .post("/api/v1/eth1/sign/{identifier}", serving.serve("sign", web3Signer::sign));
    for (String path :
        new String[] {
          "/", "/upcheck", "/api/v1/eth1/publicKeys", "/api/v1/eth1/sign/{identifier}"
        }) {
      routing.any(path, serving.serve("other", Serving::otherMethod));
    }
    routing.any(serving.serve("unknown", Serving::unknownPath));
  }

  private static Answer answer(JsonRpc rpc, Inquiry inquiry) {
    return rpc.answer(inquiry.caller(), inquiry.json(), inquiry.id())
        .map(Answer::json)
        .orElseGet(Answer::none);
  }

  /// Where it is reached.
  public URI uri() {
    return uri;
  }

  /// Waits until it was closed.
  public void join() throws InterruptedException {
    closed.await();
  }

  /// Takes no more connections, and lets the requests that run end within the limit.
  @Override
  public void close() {
    server.stop();
    closed.countDown();
  }
}
