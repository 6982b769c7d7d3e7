package io.nitrowallet.parent.gateway.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection to an enclave, and the place that it takes.
public final class EnclaveDoor implements AutoCloseable {
  private final Socket socket;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param release called once, when it is closed
  EnclaveDoor(Socket socket, Runnable release) {
    this.socket = socket;
    this.release = release;
  }

  /// Owned by this.
  Socket socket() {
    return socket;
  }

  /// Ends the connection; a read or write blocked in it ends, too.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        socket.close();
      } catch (IOException _) {
        // The enclave is gone already.
      } finally {
        release.run();
      }
    }
  }
}
