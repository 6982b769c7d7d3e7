package io.nitrowallet.dev.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Notes what it is asked for, and answers as it is told.
final class FakeChain implements AutoCloseable {
  static final String DONE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";
  static final String ERROR =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"}}";

  /// Method and parameters of each call.
  final List<String> calls = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private volatile String answer = DONE;

  FakeChain() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void answer(String next) {
    answer = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = StrictJson.parse(Bytes.copyOf(exchange.getRequestBody().readAllBytes()));
      calls.add(call.get("method").stringValue() + call.get("params"));
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
