package io.nitrowallet.parent.enclave;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Listens for the events of enclaves (protocol.md §8). Whoever reaches the port may write what it
/// likes, so that nothing of it is believed: lines, and connections at a time, are bounded, and one
/// line that is no event ends its connection.
public final class EventReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerSocket server;
  private final Reader reader;
  private final EventConnections open = new EventConnections();
  private final AtomicLong connections = new AtomicLong();
  private final Thread acceptor;

  private EventReceiver(ServerSocket server, Reader reader) {
    this.server = server;
    this.reader = reader;
    // accept over vsock ends on close only where the thread is virtual.
    this.acceptor = Thread.ofVirtual().name("events").unstarted(this::accept);
  }

  /// Takes events, of several connections at once.
  @FunctionalInterface
  public interface Reader {
    /// An event as it came.
    ///
    /// @param connection which connection it came over, counted from 1
    void read(long connection, ObjectNode event);
  }

  /// Starts to listen on `port`.
  ///
  /// @throws RefusedException with {@link io.nitrowallet.domain.error.ErrorCode#UNAVAILABLE} if it
  ///   cannot be had
  public static EventReceiver start(Transport transport, long port, Reader reader) {
    EventReceiver receiver = new EventReceiver(transport.listen(VsockAddress.anyCid(port)), reader);
    receiver.acceptor.start();
    return receiver;
  }

  /// Waits until it is closed.
  public void join() throws InterruptedException {
    acceptor.join();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (!server.isClosed()) {
          LOG.warn("a connection could not be accepted", e);
          pause(); // most likely out of file descriptors: let some connections end
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket socket) {
    open.add(socket);
    boolean started = false;
    try {
      long number = connections.incrementAndGet();
      // Transports want their sockets read on platform threads.
      Thread.ofPlatform().daemon().name("events-" + number).start(() -> receive(socket, number));
      started = true;
    } finally {
      if (!started) {
        open.remove(socket);
      }
    }
  }

  private void receive(Socket socket, long number) {
    try {
      EventLines lines = new EventLines(socket.getInputStream());
      for (Optional<Bytes> line = lines.next(); line.isPresent(); line = lines.next()) {
        open.heard(socket);
        reader.read(number, StrictJson.parse(line.get()));
      }
    } catch (RefusedException e) {
      LOG.warn("closed connection {}: it sent what is no event: {}", number, e.sentence());
    } catch (IOException e) {
      LOG.debug("connection {} ended", number, e);
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("the listening socket did not close", e);
    }
  }
}
