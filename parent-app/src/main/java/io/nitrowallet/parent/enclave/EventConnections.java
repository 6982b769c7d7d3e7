package io.nitrowallet.parent.enclave;

import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that events may come over, in the order in which they were last heard of. There
/// are few places; where none is left, the connection that was silent longest gives up its own, so
/// that silent ones keep nobody out. Thread-safe.
final class EventConnections {
  /// How many there are at a time.
  static final int PLACES = 16;

  private static final Logger LOG = LoggerFactory.getLogger(EventConnections.class);

  private final SequencedSet<Socket> open = new LinkedHashSet<>();

  /// Takes `socket` in.
  void add(Socket socket) {
    enter(socket)
        .ifPresent(silent -> {
          LOG.warn("closed the connection that was silent longest: {} were open", PLACES);
          close(silent);
        });
  }

  private synchronized Optional<Socket> enter(Socket socket) {
    Optional<Socket> silent =
        open.size() < PLACES ? Optional.empty() : Optional.of(open.removeFirst());
    open.addLast(socket);
    return silent;
  }

  /// A whole line came over `socket`.
  synchronized void heard(Socket socket) {
    if (open.remove(socket)) {
      open.addLast(socket);
    }
  }

  /// Closes `socket`, where that did not happen already.
  void remove(Socket socket) {
    synchronized (this) {
      open.remove(socket);
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a connection did not close", e);
    }
  }
}
