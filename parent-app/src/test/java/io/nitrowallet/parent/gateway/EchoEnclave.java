package io.nitrowallet.parent.gateway;

import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/// Says what it is told, until it is told a zero byte: then it ends the connection.
final class EchoEnclave implements AutoCloseable {
  static final VsockAddress ADDRESS = new VsockAddress(16, 7878);

  /// How its connections ended, one entry for each.
  final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  EchoEnclave(Path folder) {
    server = new UnixDirectory(folder).listen(ADDRESS);
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    } catch (IOException e) {
      ends.add("closed");
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      byte[] buffer = new byte[4096];
      int count = socket.getInputStream().read(buffer);
      while (count > 0) {
        socket.getOutputStream().write(buffer, 0, count);
        if (buffer[count - 1] == 0) {
          ends.add("told to end");
          return;
        }
        count = socket.getInputStream().read(buffer);
      }
      ends.add("desk gone");
    } catch (IOException e) {
      ends.add("broken");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
