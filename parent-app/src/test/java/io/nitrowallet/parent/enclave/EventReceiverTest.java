package io.nitrowallet.parent.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever reaches the port costs its own connection at most.
@Timeout(60)
final class EventReceiverTest {
  private static final long PORT = 7879;

  @TempDir Path folder;
  private Transport transport;
  private EventReceiver receiver;
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    transport = new UnixDirectory(folder);
    receiver =
        EventReceiver.start(
            transport, PORT, (number, event) -> seen.add(number + " " + event.toString()));
  }

  @AfterEach
  void stop() throws InterruptedException {
    receiver.close();
    receiver.join();
  }

  private Socket connect() throws IOException {
    Socket socket = transport.connect(new VsockAddress(3, PORT), Duration.ofSeconds(5));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private void assertSeen(String expected) throws InterruptedException {
    assertEquals(expected, seen.poll(10, TimeUnit.SECONDS));
  }

  private static void assertClosed(Socket socket) throws IOException {
    assertEquals(-1, socket.getInputStream().read());
  }

  @Test
  void readsEventsOfSeveralConnectionsWhateverTheirPieces()
      throws IOException, InterruptedException {
    try (Socket first = connect();
        Socket second = connect()) {
      send(first, "{\"event\":");
      send(second, "{\"a\":2}\n{\"a\":3}\n");
      assertSeen("2 {\"a\":2}");
      assertSeen("2 {\"a\":3}");
      send(first, "1}\n{\"cut");
      assertSeen("1 {\"event\":1}");
    }
    assertNull(seen.poll(), "half a line is none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "nonsense\n",
        "[]\n",
        "{}{}\n",
        "{\"a\":1,\"a\":1}\n",
        "{\"a\":\"\u0007\"}\n"
      })
  void endsAConnectionThatSendsWhatIsNoEvent(String line) throws IOException, InterruptedException {
    try (Socket bad = connect();
        Socket good = connect()) {
      send(bad, line);
      assertClosed(bad);
      send(good, "{\"a\":1}\n");
      assertSeen("2 {\"a\":1}");
    }
  }

  @Test
  void readsNoLineOfMoreThan4KiB() throws IOException, InterruptedException {
    String longest = "{\"a\":\"%s\"}".formatted("x".repeat(EventLines.MAX_LENGTH - 8));
    try (Socket socket = connect()) {
      send(socket, longest + "\n");
      assertSeen("1 " + longest);
      send(socket, longest.replace("x\"", "xx\"") + "\n");
      assertClosed(socket);
    }
  }

  @Test
  void silentConnectionsMakeRoomForTheNext() throws IOException, InterruptedException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 1; i <= EventConnections.PLACES; i++) {
        open.add(connect());
        send(open.getLast(), "{}\n");
        assertSeen(i + " {}");
      }
      send(open.getFirst(), "{}\n");
      assertSeen("1 {}");
      send(open.get(1), "a line without end is silence");
      try (Socket oneMore = connect()) {
        assertClosed(open.get(1));
        send(oneMore, "{}\n");
        assertSeen("17 {}");
      }
      send(open.getFirst(), "{}\n");
      assertSeen("1 {}");
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
