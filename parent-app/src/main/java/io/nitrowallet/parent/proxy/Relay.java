package io.nitrowallet.parent.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Carries bytes between two sockets, which it owns, until both directions have ended. A direction
/// that ends is passed on as such, since its peer may still have much to say.
final class Relay implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final Socket near;
  private final Socket far;
  private volatile long lastByte = System.nanoTime();

  Relay(Socket near, Socket far) {
    this.near = near;
    this.far = far;
  }

  /// Carries until the end. Needs a second thread, which it starts and waits for.
  void run() throws InterruptedException {
    Thread back = Thread.ofPlatform().daemon().name("proxy-back").start(() -> carry(far, near));
    carry(near, far);
    back.join();
  }

  /// Whether nothing was carried for `patience`.
  boolean isIdle(Duration patience) {
    return System.nanoTime() - lastByte > patience.toNanos();
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        lastByte = System.nanoTime();
        out.write(buffer, 0, count);
        out.flush();
      }
      endOutput(to);
    } catch (IOException _) {
      close(); // a broken direction ends the other too
    }
  }

  /// A transport's socket is not connected in the eyes of `java.net.Socket`, only in its channel's.
  static void endOutput(Socket socket) throws IOException {
    SocketChannel channel = socket.getChannel();
    if (channel == null) {
      socket.shutdownOutput();
    } else {
      channel.shutdownOutput();
    }
  }

  /// Ends both directions.
  @Override
  public void close() {
    close(near);
    close(far);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // The peer is gone already.
    }
  }
}
