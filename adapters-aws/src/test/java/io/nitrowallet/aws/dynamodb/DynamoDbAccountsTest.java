package io.nitrowallet.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(30)
class DynamoDbAccountsTest {
  private static final AccountName NAME = new AccountName("treasury");
  private static final int ATTEMPTS = 2;

  private final AtomicInteger calls = new AtomicInteger();

  /// What reading a row refuses with where every call is answered by `status` and `body`.
  private RefusedException refusal(int status, String body, AwsCredentialsProvider credentials) {
    HttpServer server = serve(status, body);
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(credentials)
            .overrideConfiguration(bounds ->
                bounds
                    .apiCallAttemptTimeout(Duration.ofSeconds(1))
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build()))
            .build()) {
      return assertThrows(
          RefusedException.class, () -> new DynamoDbAccounts(client, "AccountTable").find(NAME));
    } finally {
      server.stop(0);
    }
  }

  private HttpServer serve(int status, String body) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(address, 0);
      server.createContext(
          "/",
          exchange -> {
            calls.incrementAndGet();
            if (status == 0) {
              return; // never answers
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "canary"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, ExpiredTokenException, CREDENTIALS_REJECTED, 1",
    "400, UnrecognizedClientException, CREDENTIALS_REJECTED, 1",
    "400, AccessDeniedException, CREDENTIALS_REJECTED, 1",
    "400, ResourceNotFoundException, RESOURCE_NOT_FOUND, 1",
    "400, ProvisionedThroughputExceededException, UNAVAILABLE, 2",
    "400, ThrottlingException, UNAVAILABLE, 2",
    "500, InternalServerError, UNAVAILABLE, 2",
    "400, ValidationException, INTERNAL, 1",
  })
  void refusesWithWhatTheServiceSaysAndRetriesOnlyWhatMayPass(
      int status, String type, ErrorCode code, int attempts) {
    String body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"secret detail\"}"
            .formatted(type);
    RefusedException refusal = refusal(status, body, credentials());
    assertEquals(code, refusal.code());
    assertEquals(attempts, calls.get());
    assertFalse(refusal.sentence().contains("secret detail"), refusal.sentence());
    assertTrue(
        refusal.sentence().contains("AccountTable") || code == ErrorCode.CREDENTIALS_REJECTED);
  }

  @Test
  void givesUpOnAnEndpointThatDoesNotAnswer() {
    assertEquals(ErrorCode.UNAVAILABLE, refusal(0, "", credentials()).code());
  }

  @Test
  void passesOnTheRefusalOfASourceOfCredentials() {
    var cause = new RefusedException(ErrorCode.CREDENTIALS_REJECTED, "there is no role");
    RefusedException refusal =
        refusal(
            200,
            "{}",
            () -> {
              throw cause;
            });
    assertEquals("there is no role", refusal.sentence());
    assertEquals(0, calls.get());
  }
}
