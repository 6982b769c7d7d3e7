package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// Amazon's DynamoDB Local as a process of the stack. Arguments: the folder of its database.
final class DynamoDbMain {
  static final String READY = "dynamodb ready on port ";

  private DynamoDbMain() {}

  public static void main(String[] args) throws Exception {
    Lifeline.attach();
    Path folder = Files.createDirectories(Path.of(args[0]));
    int port = freePort();
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {
              "-sharedDb", "-disableTelemetry", "-dbPath", folder.toString(), "-port", "" + port
            });
    server.start();
    System.out.println(READY + port);
  }

  /// DynamoDB Local cannot be told to choose a port itself.
  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
