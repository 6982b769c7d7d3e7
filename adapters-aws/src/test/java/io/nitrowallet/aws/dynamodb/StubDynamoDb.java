package io.nitrowallet.aws.dynamodb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An endpoint that answers each operation as a test says, and clients that try twice.
final class StubDynamoDb implements AutoCloseable {
  static final int ATTEMPTS = 2;

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final Function<String, Answer> answers;

  /// @param answers from an operation's name; called once for each attempt
  StubDynamoDb(Function<String, Answer> answers) {
    this.answers = answers;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String operation = target.substring(target.indexOf('.') + 1);
    calls.add(operation);
    Answer answer = answers.apply(operation);
    if (answer.status() == 0) {
      return; // never answers
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// The operations in the order of their attempts.
  List<String> calls() {
    return List.copyOf(calls);
  }

  DynamoDbClient client() {
    return client(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "canary")));
  }

  DynamoDbClient client(AwsCredentialsProvider credentials) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
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
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// What an attempt is answered with; status 0 is no answer at all.
  record Answer(int status, String body) {
    static final Answer NONE = new Answer(0, "");

    static Answer ok(String body) {
      return new Answer(200, body);
    }

    static Answer fault(int status, String type) {
      return new Answer(
          status,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"secret detail\"}"
              .formatted(type));
    }
  }
}
