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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
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

  /// More than there are attempts at a time, none of which hangs.
  @Test
  void aBurstOfCallersWaitsItsTurn()
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> connecting = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        connecting.add(
            callers.submit(() -> {
              TimedConnect.connect(new SlowSocket(), ANYWHERE, TIMEOUT);
              return true;
            }));
      }
      for (Future<?> each : connecting) {
        each.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static final class SlowSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
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
