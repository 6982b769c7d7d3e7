package io.nitrowallet.vsock.frame;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Writes with a deadline: sockets have a timeout for reads only, so a socket whose write takes too
/// long is closed.
public final class TimedWrite implements AutoCloseable {
  private enum State {
    WRITING,
    DONE,
    LATE
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WRITING);
  private final Thread watcher;

  private TimedWrite(Socket socket, Deadline end) {
    watcher = Thread.ofVirtual().unstarted(() -> watch(socket, end));
  }

  /// Writes all of `bytes`, which stay the caller's.
  ///
  /// @throws SocketTimeoutException if the peer did not take them by `end`; the socket is closed
  public static void write(Socket socket, byte[] bytes, Deadline end) throws IOException {
    TimedWrite timed = new TimedWrite(socket, end);
    timed.watcher.start();
    try (timed) {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      if (timed.state.get() == State.LATE) {
        throw new SocketTimeoutException("the peer did not read in time");
      }
      throw e;
    }
  }

  private void watch(Socket socket, Deadline end) {
    try {
      Thread.sleep(end.remaining());
      if (state.compareAndSet(State.WRITING, State.LATE)) {
        socket.close();
      }
    } catch (InterruptedException e) {
      // The write is over.
    } catch (IOException e) {
      // The write ends with the same trouble.
    }
  }

  /// The write is over.
  @Override
  public void close() {
    if (state.compareAndSet(State.WRITING, State.DONE)) {
      watcher.interrupt();
    }
  }
}
