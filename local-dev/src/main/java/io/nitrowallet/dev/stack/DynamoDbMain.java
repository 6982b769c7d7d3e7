package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.net.BindException;
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
    int port = port(folder.resolve("port"));
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {
              "-sharedDb", "-disableTelemetry", "-dbPath", folder.toString(), "-port", "" + port
            });
    server.start();
    System.out.println(READY + port);
  }

  /// The port of the database's last start if it is still free, or another: pins of addresses are
  /// kept for each table at its endpoint, so a stack that moved would forget them.
  private static int port(Path memory) throws IOException {
    int last = Files.exists(memory) ? Integer.parseInt(Files.readString(memory).strip()) : 0;
    int port;
    try {
      port = probe(last);
    } catch (BindException e) {
      port = probe(0);
    }
    Files.writeString(memory, Integer.toString(port));
    return port;
  }

  /// DynamoDB Local cannot be told to choose a port itself.
  private static int probe(int wanted) throws IOException {
    try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
