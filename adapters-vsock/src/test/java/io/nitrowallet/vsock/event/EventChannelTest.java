package io.nitrowallet.vsock.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Root on the parent does what it likes with its end. The enclave goes on meanwhile (each test
/// records on the very thread that is to read), holds no more than it may, and accounts for every
/// event: received, counted as dropped, or missing in the numbers.
@Timeout(60)
final class EventChannelTest {
  private static final VsockAddress PARENT = new VsockAddress(3, 7879);
  private static final int WAITING = 50;

  /// More than a socket's buffers and the queue hold.
  private static final int MANY = 20_000;

  @TempDir Path directory;
  private Transport transport;
  private EventChannel channel;
  private long recorded;
  private final Ledger ledger = new Ledger();

  @BeforeEach
  void open() {
    transport = new UnixDirectory(directory.resolve("s"));
    Duration pause = Duration.ofMillis(10);
    Duration write = Duration.ofMillis(500);
    Duration patience = Duration.ofSeconds(10);
    channel =
        new EventChannel(
                transport,
                PARENT,
                () -> Instant.EPOCH,
                new EventPatience(WAITING, patience, write, pause, pause, patience))
            .start();
  }

  @AfterEach
  void close() {
    channel.close();
  }

  private void record(int count) {
    for (int i = 0; i < count; i++) {
      channel.record(new EnclaveEvent.Stopped());
    }
    recorded += count;
  }

  private ServerSocket listen() throws IOException {
    ServerSocket listener = transport.listen(PARENT);
    listener.setSoTimeout(20_000); // an interrupt does not end its accept
    return listener;
  }

  private void readOne(ServerSocket listener) throws IOException {
    try (Socket socket = listener.accept()) {
      ledger.read(socket, recorded);
    }
  }

  private void assertAllAreReceivedOrDropped() {
    assertEquals(0, ledger.missing());
    assertEquals(recorded, ledger.accounted());
  }

  @Test
  void sendsWhatIsRecorded() throws IOException {
    try (ServerSocket listener = listen()) {
      record(10);
      readOne(listener);
    }
    assertEquals(10, ledger.received());
    assertAllAreReceivedOrDropped();
  }

  @Test
  void keepsTheFirstEventsForAParentThatIsNotThereYet() throws IOException {
    record(WAITING + 70);
    try (ServerSocket listener = listen()) {
      readOne(listener);
    }
    assertEquals(70, ledger.dropped());
    assertEquals(WAITING + 1, ledger.received());
    assertAllAreReceivedOrDropped();
  }

  @Test
  void waitsForNoParentThatStopsReading() throws IOException {
    try (ServerSocket listener = listen()) {
      record(1);
      try (Socket stalled = listener.accept()) {
        record(MANY);
        ledger.read(stalled, recorded); // to the end, if it was given up meanwhile
      }
      if (ledger.accounted() < recorded) {
        readOne(listener);
      }
    }
    assertTrue(ledger.dropped() > MANY / 2, () -> "only " + ledger.dropped() + " dropped");
    assertAllAreReceivedOrDropped();
  }

  @Test
  void goesOnWithAParentThatWentAwayAndCameBack() throws IOException {
    try (ServerSocket listener = listen()) {
      record(10);
      try (Socket leaves = listener.accept()) {
        ledger.read(leaves, 3);
      }
      record(WAITING);
      readOne(listener);
    }
    assertEquals(recorded, ledger.accounted());
    assertTrue(ledger.missing() <= 10 - 3, () -> ledger.missing() + " are missing");
  }

  @Test
  void goesOnWhereTheParentClosesEveryConnectionAtOnce() throws IOException {
    try (ServerSocket listener = listen()) {
      for (int i = 0; i < 5; i++) {
        record(1);
        listener.accept().close();
      }
      record(WAITING);
      readOne(listener);
    }
    assertEquals(recorded, ledger.accounted());
  }

  @Test
  void doesNotReadWhatTheParentSays() throws IOException {
    try (ServerSocket listener = listen()) {
      record(1);
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write(new byte[32 * 1024]);
        record(WAITING);
        ledger.read(socket, recorded);
      }
    }
    assertAllAreReceivedOrDropped();
  }

  @Test
  void sendsWhatWaitsBeforeItEnds() throws IOException {
    try (ServerSocket listener = listen()) {
      record(WAITING);
      channel.close();
      readOne(listener);
    }
    assertEquals(WAITING, ledger.received());
    assertAllAreReceivedOrDropped();
  }

  @Test
  void endsWithoutAParent() throws IOException {
    record(WAITING);
    channel.close();
    record(1);
    try (ServerSocket listener = listen()) {
      listener.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, listener::accept, "it is over");
    }
  }
}
