package io.nitrowallet.dev.chain;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// Anvil, for what only a development chain lets one do. Thread-safe.
final class ChainNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final URI uri;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ChainNode(URI uri) {
    this.uri = uri;
  }

  /// Gives `account` exactly `balance`, out of nothing.
  ///
  /// @throws IOException if the node does not answer that it did
  void setBalance(Address account, Wei balance) throws IOException, InterruptedException {
    ObjectNode call =
        StrictJson.object().put("jsonrpc", "2.0").put("id", 1).put("method", "anvil_setBalance");
    call.putArray("params").add(account.lowerCase()).add(Quantity.format(balance.value()));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(StrictJson.write(call).toArray()))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != OK || !confirms(response.body())) {
      throw new IOException("the chain at " + uri + " did not take anvil_setBalance");
    }
  }

  private static boolean confirms(byte[] answer) {
    try {
      return StrictJson.parse(Bytes.copyOf(answer)).has("result");
    } catch (RefusedException _) {
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
