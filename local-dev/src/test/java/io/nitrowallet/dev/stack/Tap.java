package io.nitrowallet.dev.stack;

import io.nitrowallet.vsock.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Carries connections from one place to another and keeps every byte, each direction of each
/// connection by itself.
final class Tap implements AutoCloseable {
  private final ServerSocket listener;
  private final Upstream upstream;
  private final List<Recording> recordings = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /// Takes ownership of `listener` and carries what it accepts to `upstream`.
  Tap(ServerSocket listener, Upstream upstream) {
    this.listener = listener;
    this.upstream = upstream;
    // On a platform thread, since this process has more taps than junixsocket has pollers for
    // virtual ones; sockets that are no vsock end it on close there, too.
    Thread.ofPlatform().daemon().name("tap").start(this::acceptAll);
  }

  /// Where connections lead.
  @FunctionalInterface
  interface Upstream {
    /// A new connection, the caller's.
    Socket connect() throws IOException;
  }

  /// All streams so far, one behind the other.
  byte[] recorded() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    recordings.forEach(recording -> all.writeBytes(recording.toByteArray()));
    return all.toByteArray();
  }

  /// The port, where it is one of TCP.
  int port() {
    return listener.getLocalPort();
  }

  /// Forgets what was recorded so far.
  void forget() {
    recordings.forEach(ByteArrayOutputStream::reset);
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Thread.ofPlatform().daemon().name("tap").start(() -> carry(near));
      } catch (IOException e) {
        // Closed, or a connection that left before it was served.
      }
    }
  }

  private void carry(Socket near) {
    sockets.add(near);
    try {
      Socket far = upstream.connect();
      sockets.add(far);
      Thread.ofPlatform().daemon().name("tap-reply").start(() -> pump(far, near));
      pump(near, far);
    } catch (IOException | RuntimeException e) {
      close(near);
    }
  }

  /// To be sure that nothing passes unrecorded, it is recorded before it is passed on.
  private void pump(Socket from, Socket to) {
    Recording recording = new Recording();
    recordings.add(recording);
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        recording.write(buffer, 0, count);
        out.write(buffer, 0, count);
        out.flush();
      }
      Transport.shutdownOutput(to);
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Ended either way.
    }
  }

  /// Ends all connections.
  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(Tap::close);
  }

  /// One direction of one connection.
  private static final class Recording extends ByteArrayOutputStream {}
}
