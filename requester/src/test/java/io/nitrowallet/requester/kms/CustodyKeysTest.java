package io.nitrowallet.requester.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

@Timeout(30)
class CustodyKeysTest {
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server = unstarted();
  private int status = 500;
  private String fault = "";

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          if (status == 0) {
            exchange.close(); // without an answer
            return;
          }
          byte[] body = "{\"__type\":\"%s\"}".formatted(fault).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KmsClient client() {
    return KmsClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "canary")))
        .overrideConfiguration(bounds ->
            bounds.retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(3).build()))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', UNAVAILABLE, true",
    "500, KMSInternalException, UNAVAILABLE, true",
    "400, ThrottlingException, UNAVAILABLE, false",
    "400, AccessDeniedException, KMS_DENIED, false",
  })
  void asksForAKeyOnceAndSaysWhereOneMayExistThoughNobodyAnswered(
      int answered, String type, ErrorCode code, boolean mayExist) {
    status = answered;
    fault = type;
    try (KmsClient client = client()) {
      RefusedException refusal =
          assertThrows(RefusedException.class, () -> new CustodyKeys(client).create());
      assertEquals(code, refusal.code());
      assertEquals(1, calls.get());
      assertEquals(mayExist, refusal.sentence().contains("app=nitro-wallet"), refusal.sentence());
    }
  }
}
