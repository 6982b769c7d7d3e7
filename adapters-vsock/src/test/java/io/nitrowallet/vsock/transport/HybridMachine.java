package io.nitrowallet.vsock.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The Unix socket of a virtual machine, served by a test: it does with each connection as it was
/// told.
final class HybridMachine implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private HybridMachine(ServerSocket server) {
    this.server = server;
  }

  static HybridMachine at(Path path, Conduct conduct) {
    HybridMachine machine = new HybridMachine(new UnixSocketFile(path).listen());
    Thread.ofVirtual().start(() -> machine.accept(conduct));
    return machine;
  }

  /// An honest one, in which each port leads back to the host's: `path_port`.
  static HybridMachine mirrorAt(Path path) {
    return at(path, socket -> mirror(path, socket));
  }

  private static void mirror(Path path, Socket socket) throws IOException {
    String port = readLine(socket).replaceFirst("^CONNECT ", "");
    Path target = Path.of(path + "_" + port);
    try (Socket back = new UnixSocketFile(target).connect(Duration.ofSeconds(5))) {
      send(socket, "OK 1073741824\n");
      Thread forth = Thread.ofPlatform().start(() -> pump(socket, back));
      pump(back, socket);
      forth.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      Transport.shutdownOutput(to);
    } catch (IOException e) {
      // One of the two was closed; whoever reads the other notices.
    }
  }

  /// Reads what asks for a port, without the line's end.
  static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n' && c >= 0; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads until the other side closes.
  static void awaitEnd(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Conduct conduct) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket, conduct));
      } catch (IOException e) {
        // closed, or the client gave up
      }
    }
  }

  private void serve(Socket socket, Conduct conduct) {
    try (socket) {
      conduct.serve(socket);
    } catch (IOException | RuntimeException e) {
      // The client refused it; it is closed now.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }

  /// What becomes of one connection, which is closed afterwards.
  @FunctionalInterface
  interface Conduct {
    void serve(Socket socket) throws IOException;
  }
}
