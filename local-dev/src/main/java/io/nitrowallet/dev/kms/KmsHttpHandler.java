package io.nitrowallet.dev.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON 1.1 over HTTP: authenticates, performs, answers. Every answer carries a request id, and
/// every failure an AWS error.
final class KmsHttpHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(KmsHttpHandler.class);
  private static final int MAX_BODY = 256 * 1024;
  private static final int OK = 200;

  private final SignatureVerifier signatures;
  private final KmsOperations operations;

  KmsHttpHandler(SignatureVerifier signatures, KmsOperations operations) {
    this.signatures = signatures;
    this.operations = operations;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String requestId = UUID.randomUUID().toString();
    try (exchange) {
      exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      try {
        send(exchange, OK, perform(exchange));
      } catch (KmsFault e) {
        LOG.info("{} refused with {}: {}", requestId, e.type(), e.sentence());
        send(exchange, e.status(), body(e));
      } catch (RuntimeException e) {
        LOG.warn("{} failed", requestId, e);
        KmsFault fault = KmsFault.internal();
        send(exchange, fault.status(), body(fault));
      }
    }
  }

  private ObjectNode perform(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw KmsFault.client("SerializationException", "the request is too long");
    }
    SignedRequest request = request(exchange, Bytes.copyOf(body));
    if (!request.method().equals("POST")
        || !request.path().equals("/")
        || !request.query().isEmpty()) {
      throw KmsFault.client("UnknownOperationException", "requests are posted to /");
    }
    Principal caller = signatures.verify(request);
    String target = request.header("x-amz-target").orElse("");
    KmsOperation operation = operations.named(target);
    try {
      ObjectNode reply = operation.perform(caller, StrictJson.parse(request.body()));
      LOG.info("{} by {}", target, caller.arn());
      return reply;
    } catch (RefusedException e) {
      throw KmsFault.client("SerializationException", e.sentence());
    }
  }

  private static SignedRequest request(HttpExchange exchange, Bytes body) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String query = exchange.getRequestURI().getRawQuery();
    return new SignedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static ObjectNode body(KmsFault fault) {
    return StrictJson.object().put("__type", fault.type()).put("message", fault.sentence());
  }

  private static void send(HttpExchange exchange, int status, ObjectNode reply) throws IOException {
    byte[] body = StrictJson.write(reply).toArray();
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
