package io.nitrowallet.dev.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// Starts DynamoDB Local in this process, in memory, once for all test classes that ask for a
/// {@link DynamoDbLocal.Server} as a parameter.
public final class DynamoDbLocal implements ParameterResolver {
  /// How often a client tries a call before it gives up.
  static final int ATTEMPTS = 3;

  private static final Namespace NAMESPACE = Namespace.create(DynamoDbLocal.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
  }

  /// The running database. The test framework closes it.
  public static final class Server implements AutoCloseable {
    private final DynamoDBProxyServer server;
    private final URI endpoint;

    private Server(DynamoDBProxyServer server, URI endpoint) {
      this.server = server;
      this.endpoint = endpoint;
    }

    private static Server start() {
      try {
        int port = freePort();
        DynamoDBProxyServer server =
            ServerRunner.createServerFromCommandLineArgs(
                new String[] {
                  "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
                });
        server.start();
        return new Server(server, URI.create("http://127.0.0.1:" + port));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not start", e);
      }
    }

    /// DynamoDB Local takes no port 0.
    private static int freePort() throws IOException {
      try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      }
    }

    /// A client that the caller closes.
    public DynamoDbClient client() {
      return client(UrlConnectionHttpClient.create());
    }

    /// A client over `http`.
    public DynamoDbClient client(SdkHttpClient http) {
      return DynamoDbClient.builder()
          .endpointOverride(endpoint)
          .region(Region.EU_WEST_1)
          .httpClient(http)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .overrideConfiguration(bounds ->
              bounds
                  .apiCallTimeout(Duration.ofSeconds(20))
                  .retryStrategy(
                      AwsRetryStrategy.standardRetryStrategy().toBuilder()
                          .maxAttempts(ATTEMPTS)
                          .build()))
          .build();
    }

    @Override
    public void close() {
      try {
        server.stop();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not stop", e);
      }
    }
  }
}
