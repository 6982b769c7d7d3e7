package io.nitrowallet.vsock.transport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

final class TimedConnectTest {
  private static final InetSocketAddress ANYWHERE = InetSocketAddress.createUnresolved("x", 1);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void saysAtOnceThatAnAttemptDied() {
    Socket broken = new DyingSocket();
    IOException failure =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () ->
                assertThrows(
                    IOException.class, () -> TimedConnect.connect(broken, ANYWHERE, TIMEOUT)));
    assertInstanceOf(NoClassDefFoundError.class, failure.getCause());
    assertTrue(broken.isClosed());
  }

  @Test
  void goesOnAfterAnyNumberOfAttemptsForWhichThereWasNoThread() throws IOException {
    ThreadFactory none =
        _ -> {
          throw new OutOfMemoryError("unable to create native thread");
        };
    for (int i = 0; i < 100; i++) {
      Socket socket = new ConnectingSocket();
      assertThrows(
          OutOfMemoryError.class, () -> TimedConnect.connect(socket, ANYWHERE, TIMEOUT, none));
      assertTrue(socket.isClosed());
    }
    try (Socket socket = new ConnectingSocket()) {
      TimedConnect.connect(socket, ANYWHERE, TIMEOUT);
    }
  }

  private static final class ConnectingSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) {
      // connected
    }
  }

  private static final class DyingSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) {
      throw new NoClassDefFoundError("a native library that does not load");
    }
  }
}
