package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Connections to one enclave; a few that idle are kept, the one used last first.
final class EnclaveConnections implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Transport transport;
  private final VsockAddress address;
  private final ClientLimits limits;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private boolean closed;

  EnclaveConnections(Transport transport, VsockAddress address, ClientLimits limits) {
    this.transport = transport;
    this.address = address;
    this.limits = limits;
  }

  private record Kept(FrameConnection connection, Deadline until) {}

  /// A connection that idled, the caller's from now on; the server may have closed it meanwhile.
  synchronized Optional<FrameConnection> takeKept() {
    Kept newest = kept.pollFirst();
    if (newest == null) {
      return Optional.empty();
    }
    if (newest.until().remaining().isPositive()) {
      return Optional.of(newest.connection());
    }
    newest.connection().close(); // and the others are older
    closeKept();
    return Optional.empty();
  }

  /// A new connection, the caller's. A failure to connect is tried once more: nothing was asked
  /// yet.
  ///
  /// @throws RefusedException with `UNAVAILABLE`
  FrameConnection connect(Deadline end) {
    try {
      return connectOnce(end);
    } catch (RefusedException e) {
      pause();
      if (!end.remaining().isPositive()) {
        throw e;
      }
      return connectOnce(end);
    }
  }

  private FrameConnection connectOnce(Deadline end) {
    Duration left = end.remaining();
    Duration timeout = left.compareTo(limits.connect()) < 0 ? left : limits.connect();
    return new FrameConnection(transport.connect(address, timeout), limits.frames());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes back a connection between two frames.
  synchronized void keep(FrameConnection connection) {
    if (closed || kept.size() >= limits.idleConnections()) {
      connection.close();
      return;
    }
    kept.addFirst(new Kept(connection, Deadline.after(limits.keepIdle())));
  }

  private void closeKept() {
    kept.forEach(idle -> idle.connection().close());
    kept.clear();
  }

  /// Closes the kept ones; those in use are closed when they come back.
  @Override
  public synchronized void close() {
    closed = true;
    closeKept();
  }
}
