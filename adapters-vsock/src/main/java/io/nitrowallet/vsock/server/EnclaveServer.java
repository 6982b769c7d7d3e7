package io.nitrowallet.vsock.server;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.event.EnclaveEvent;
import io.nitrowallet.vsock.event.EventLog;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/// Serves the protocol of protocol.md §1 at one address, with a thread for each connection.
///
/// No caller can end it, starve it or make it allocate what was not sent: frames, times and
/// connections are bounded by {@link ServerLimits}.
public final class EnclaveServer implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerSocket listener;
  private final ServerLimits limits;
  private final Answers answers;
  private final EventLog events;
  private final Connections connections;
  private final Farewells farewells = new Farewells();
  private final Thread acceptor;

  private EnclaveServer(
      ServerSocket listener, ServerLimits limits, RequestHandler handler, EventLog events) {
    this.listener = listener;
    this.limits = limits;
    this.answers = new Answers(handler, limits, events);
    this.events = events;
    this.connections = new Connections(limits.connections());
    // junixsocket's accept ends on close on virtual threads only
    this.acceptor = Thread.ofVirtual().name("accept").unstarted(this::acceptAll);
  }

  /// Listens at `address` and serves from now on.
  ///
  /// @param events told of every answer and every fault
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the address cannot be had
  public static EnclaveServer start(
      Transport transport,
      VsockAddress address,
      ServerLimits limits,
      RequestHandler handler,
      EventLog events) {
    EnclaveServer server = new EnclaveServer(transport.listen(address), limits, handler, events);
    server.acceptor.start();
    return server;
  }

  /// How many connections are open.
  public int connections() {
    return connections.count();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (!listener.isClosed()) {
          events.record(EnclaveEvent.Fault.of(e, Optional.empty()));
          pause(); // most likely out of file descriptors: let some connections end
        }
      }
    }
  }

  private void admit(Socket socket) {
    Connection connection = new Connection(socket, limits, answers, events);
    if (connections.add(connection)) {
      start(connection);
    } else {
      farewells.turnAway(connection);
    }
  }

  /// On a platform thread, as transports want it; their number is bounded by that of the
  /// connections.
  private void start(Connection connection) {
    boolean started = false;
    try {
      Thread.ofPlatform().daemon().name("connection").start(() -> serve(connection));
      started = true;
    } finally {
      if (!started) {
        connections.remove(connection);
        connection.close();
      }
    }
  }

  private void serve(Connection connection) {
    try {
      connection.serve();
    } finally {
      connections.remove(connection);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops accepting, lets requests that are being served end within 10 s, and closes all
  /// connections. Closing twice is harmless.
  @Override
  public void close() {
    close(DRAIN);
  }

  /// Like {@link #close()}, waiting up to `patience` for requests that are being served.
  public void close(Duration patience) {
    try {
      listener.close();
    } catch (IOException e) {
      events.record(EnclaveEvent.Fault.of(e, Optional.empty()));
    }
    connections.drain(patience);
  }
}
