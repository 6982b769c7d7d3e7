package io.nitrowallet.requester.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Closes a socket unless it is closed itself in time. Timeouts of reads do not bound a handshake
/// whose peer sends a byte now and then.
final class Curfew implements AutoCloseable {
  private final Thread thread;
  private volatile boolean over;

  private Curfew(Socket socket, Duration left) {
    this.thread =
        Thread.ofVirtual().name("tunnel-curfew").unstarted(() -> closeAfter(socket, left));
  }

  /// Begins to wait.
  static Curfew start(Socket socket, Duration left) {
    Curfew curfew = new Curfew(socket, left);
    curfew.thread.start();
    return curfew;
  }

  private void closeAfter(Socket socket, Duration left) {
    try {
      Thread.sleep(left);
      over = true;
      socket.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it was in time
    } catch (IOException _) {
      // It is closed all the same.
    }
  }

  /// Whether the socket was closed here.
  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
