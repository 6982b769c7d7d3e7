package io.nitrowallet.bench.load;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Has a gateway sign payments of one account, over connections that are kept. Thread-safe.
final class GatewayClient implements AutoCloseable {
  /// Longer than a gateway takes at worst, so that it is the gateway that says what went wrong.
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final int MAX_RAW = 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI gateway;
  private final Address account;
  private final long chainId;

  GatewayClient(URI gateway, Address account, long chainId) {
    this.gateway = gateway;
    this.account = account;
    this.chainId = chainId;
  }

  /// The signed transaction with this nonce.
  Answer sign(long nonce) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(gateway)
              .timeout(DEADLINE)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body(nonce)))
              .build();
      return read(nonce, http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Answer.Failed("connection: " + e.getClass().getSimpleName());
    }
  }

  private String body(long nonce) {
    return """
    {"jsonrpc":"2.0","id":%1$s,"method":"eth_signTransaction","params":[{"type":"0x2",\
    "from":"%2$s","to":"%2$s","chainId":"0x%3$s","nonce":"0x%4$s","gas":"0x5208","value":"0x1",\
    "maxFeePerGas":"0x77359400","maxPriorityFeePerGas":"0x3b9aca00"}]}\
    """
        .formatted(
            nonce, account.checksummed(), Long.toHexString(chainId), Long.toHexString(nonce));
  }

  private static Answer read(long nonce, HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      return new Answer.Failed("status " + response.statusCode());
    }
    try {
      var document = StrictJson.parse(Bytes.copyOf(response.body()));
      var answer = JsonObject.of(document, ErrorCode.BAD_REQUEST, "the gateway's answer");
      return answer
          .find("result")
          .<Answer>map(raw -> new Answer.Signed(nonce, raw.hex(MAX_RAW)))
          .orElseGet(() -> new Answer.Failed(code(answer.require("error"))));
    } catch (RefusedException e) {
      return new Answer.Failed("malformed answer");
    }
  }

  private static String code(JsonValue error) {
    return error.object().require("data").object().require("code").text();
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
