package io.nitrowallet.vsock.frame;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/// Closes a socket whose write takes too long: sockets have a timeout for reads only.
final class WriteWatch implements AutoCloseable {
  private enum State {
    WRITING,
    DONE,
    LATE
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WRITING);
  private final Thread watcher;

  private WriteWatch(Socket socket, Deadline end) {
    watcher = Thread.ofVirtual().unstarted(() -> watch(socket, end));
  }

  static WriteWatch start(Socket socket, Deadline end) {
    WriteWatch watch = new WriteWatch(socket, end);
    watch.watcher.start();
    return watch;
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

  /// Whether the write was cut off.
  boolean isLate() {
    return state.get() == State.LATE;
  }

  /// The write is over.
  @Override
  public void close() {
    if (state.compareAndSet(State.WRITING, State.DONE)) {
      watcher.interrupt();
    }
  }
}
