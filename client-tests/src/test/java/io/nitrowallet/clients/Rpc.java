package io.nitrowallet.clients;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON-RPC with nothing around it. Thread-safe.
final class Rpc implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int OK = 200;
  private static final int FULL = 503;
  private static final int UNAVAILABLE = -32_002;
  private static final int BUSY = -32_005;

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Rpc(URI uri) {
    this.uri = uri;
  }

  /// Calls `method`.
  ///
  /// @param parameters text or trees
  /// @return the result
  /// @throws Refused if it is answered by an error
  JsonNode call(String method, Object... parameters) throws IOException, InterruptedException {
    ObjectNode call = StrictJson.object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
    var array = call.putArray("params");
    for (Object each : parameters) {
      if (each instanceof JsonNode tree) {
        array.add(tree);
      } else {
        array.add(each.toString());
      }
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(StrictJson.write(call).toArray()))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      throw new Refused(method, response.statusCode(), "");
    }
    JsonNode answer = HttpJson.parse(Bytes.copyOf(response.body()));
    if (answer.has("error")) {
      JsonNode error = answer.get("error");
      throw new Refused(method, error.get("code").intValue(), error.get("message").stringValue());
    }
    return answer.get("result");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// An error, as it was answered.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int number;

    private Refused(String method, int number, String message) {
      super("%s is answered %s: %s".formatted(method, number, message));
      this.number = number;
    }

    /// Whether it had no effect and may be tried again (docs/gateway.md): a send whose outcome is
    /// not known names the transaction's hash.
    boolean isForLater() {
      return number == FULL
          || number == BUSY
          || (number == UNAVAILABLE && !String.valueOf(getMessage()).matches(".*0x[0-9a-f]{64}.*"));
    }
  }
}
