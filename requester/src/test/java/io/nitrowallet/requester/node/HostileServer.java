package io.nitrowallet.requester.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.HttpJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What may stand where a node is expected, on a real socket.
public final class HostileServer implements AutoCloseable {
  /// The requests that came.
  public final List<JsonNode> asked = new CopyOnWriteArrayList<>();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /// Whatever an exchange is answered with.
  @FunctionalInterface
  interface Conduct {
    void answer(HttpExchange exchange, JsonNode request) throws IOException;
  }

  private HostileServer(Conduct conduct) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            JsonNode request =
                HttpJson.parse(Bytes.copyOf(exchange.getRequestBody().readAllBytes()));
            asked.add(request);
            conduct.answer(exchange, request);
          }
        });
    server.start();
  }

  static HostileServer of(Conduct conduct) throws IOException {
    return new HostileServer(conduct);
  }

  /// Answers each call with `members`, in a frame that is right.
  public static HostileServer answering(String members) throws IOException {
    return answering(request -> members);
  }

  /// Answers each call with `document`, in which `%ID%` stands for the id of the request.
  static HostileServer saying(String document) throws IOException {
    return replying(request -> document);
  }

  /// Answers each call with the members that `answers` makes of it, in a frame that is right.
  public static HostileServer answering(Function<JsonNode, String> answers) throws IOException {
    return replying(request -> "{\"jsonrpc\":\"2.0\",\"id\":%ID%," + answers.apply(request) + "}");
  }

  private static HostileServer replying(Function<JsonNode, String> documents) throws IOException {
    return of((exchange, request) -> {
      String document = documents.apply(request);
      byte[] body =
          document.replace("%ID%", request.path("id").toString()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    });
  }

  /// Where it is.
  public String url() {
    return "http://127.0.0.1:%s/v3/a-key".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
