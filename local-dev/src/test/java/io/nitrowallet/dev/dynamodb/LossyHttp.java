package io.nitrowallet.dev.dynamodb;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Loses the answers of a number of calls: before they are sent, or after they took effect.
final class LossyHttp implements SdkHttpClient {
  private final SdkHttpClient network = UrlConnectionHttpClient.create();
  private final AtomicInteger losses;
  private final boolean delivered;

  /// @param delivered whether the lost calls take effect
  LossyHttp(int losses, boolean delivered) {
    this.losses = new AtomicInteger(losses);
    this.delivered = delivered;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest call = network.prepareRequest(request);
    if (losses.getAndDecrement() <= 0) {
      return call;
    }
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (delivered) {
          var _ = call.call();
        }
        throw new IOException("the answer was lost");
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  @Override
  public void close() {
    network.close();
  }
}
