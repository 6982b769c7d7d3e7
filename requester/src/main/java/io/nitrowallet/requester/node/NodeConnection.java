package io.nitrowallet.requester.node;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP to one node, within a time and a length. Redirections are not followed: they would lead
/// signed transactions to where nobody configured. Thread-safe.
final class NodeConnection implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final NodeUrl url;
  private final NodeLimits limits;

  NodeConnection(NodeUrl url, NodeLimits limits) {
    this.url = url;
    this.limits = limits;
  }

  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE}; the node may have acted all the
  ///   same
  Bytes post(Bytes document) {
    HttpRequest request =
        HttpRequest.newBuilder(url.uri())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(document.toArray()))
            .build();
    HttpResponse<byte[]> response =
        await(
            client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.body())));
    if (response.statusCode() != OK) {
      throw unavailable(
          "the node answered with the HTTP status "
              + response.statusCode()
              + ", not with JSON-RPC");
    }
    return Bytes.copyOf(response.body());
  }

  /// The client's own timeout ends once the headers are there.
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) {
    try {
      return exchange.get(limits.exchange().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      exchange.cancel(true);
      throw unavailable("the node did not answer in time");
    } catch (InterruptedException _) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("the gateway stopped waiting for the node");
    } catch (ExecutionException _) {
      // No cause: its message may quote the address, which may hold a key.
      throw unavailable("the node cannot be reached, broke off, or answered at too great length");
    }
  }

  static RefusedException unavailable(String sentence) {
    return new RefusedException(ErrorCode.UNAVAILABLE, sentence);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
