package io.nitrowallet.vsock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EnclaveServerTest {
  private static final VsockAddress ADDRESS = new VsockAddress(16, 7878);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory;
  private Transport transport;
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void locate() {
    transport = new UnixDirectory(directory.resolve("s"));
  }

  private EnclaveServer start(int connections, Duration idle, RequestHandler handler) {
    return EnclaveServer.start(
        transport,
        ADDRESS,
        new ServerLimits(512 * 1024, connections, idle, LONG, LONG),
        handler,
        _ -> {});
  }

  private RemoteEnclave client() {
    return new RemoteEnclave(transport, ADDRESS, () -> Fixtures.CREDENTIAL);
  }

  private EnclaveReply whenReleased(EnclaveRequest request) {
    try {
      entered.countDown();
      assertTrue(released.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Fixtures.honest(request);
  }

  private static CompletableFuture<CheckHealthResult> check(RemoteEnclave client) {
    CompletableFuture<CheckHealthResult> result = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> result.complete(client.check()));
    return result;
  }

  @Test
  void closesConnectionsThatIdleTooLong() throws IOException {
    try (EnclaveServer _ = start(4, Duration.ofMillis(300), Fixtures::honest);
        Socket idle = transport.connect(ADDRESS, LONG)) {
      idle.setSoTimeout(5_000);
      assertEquals(-1, idle.getInputStream().read());
    }
  }

  @Test
  void saysThatItIsBusyWhereAllConnectionsAreBeingServed()
      throws InterruptedException, ExecutionException, TimeoutException {
    try (EnclaveServer _ = start(2, LONG, this::whenReleased);
        RemoteEnclave client = client()) {
      var first = check(client);
      var second = check(client);
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      for (int i = 0; i < 50; i++) { // its request may arrive before or after it is turned away
        Refused busy = assertInstanceOf(Refused.class, client.check());
        assertEquals(ErrorCode.BUSY, busy.code());
      }
      released.countDown();
      assertInstanceOf(CheckHealthResult.Healthy.class, first.get(10, TimeUnit.SECONDS));
      assertInstanceOf(CheckHealthResult.Healthy.class, second.get(10, TimeUnit.SECONDS));
    }
  }

  /// Newcomers that take not a byte of why they are turned away, one for each thread there is.
  @Test
  void acceptsOnWhileNewcomersDoNotReadWhyTheyAreTurnedAway()
      throws InterruptedException, ExecutionException, TimeoutException {
    ReluctantTransport reluctant = new ReluctantTransport(transport);
    ServerLimits limits = new ServerLimits(512 * 1024, 2, LONG, LONG, LONG);
    try (EnclaveServer _ =
            EnclaveServer.start(reluctant, ADDRESS, limits, this::whenReleased, _ -> {});
        RemoteEnclave client = client()) {
      var first = check(client);
      var second = check(client);
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      reluctant.takesNothing(3);
      for (int i = 0; i < 3; i++) {
        Socket _ = transport.connect(ADDRESS, LONG);
      }
      Refused busy = assertInstanceOf(Refused.class, check(client).get(5, TimeUnit.SECONDS));
      assertEquals(ErrorCode.BUSY, busy.code());
      released.countDown();
      assertInstanceOf(CheckHealthResult.Healthy.class, first.get(10, TimeUnit.SECONDS));
      assertInstanceOf(CheckHealthResult.Healthy.class, second.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void letsRequestsEndBeforeItCloses()
      throws InterruptedException, ExecutionException, TimeoutException {
    EnclaveServer server = start(2, LONG, this::whenReleased);
    try (RemoteEnclave client = client()) {
      var first = check(client);
      var second = check(client);
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      assertThrows(TimeoutException.class, () -> closed.get(300, TimeUnit.MILLISECONDS));
      assertThrows(RefusedException.class, () -> transport.connect(ADDRESS, LONG).close());
      released.countDown();
      assertInstanceOf(CheckHealthResult.Healthy.class, first.get(10, TimeUnit.SECONDS));
      assertInstanceOf(CheckHealthResult.Healthy.class, second.get(10, TimeUnit.SECONDS));
      closed.get(10, TimeUnit.SECONDS);
    }
    assertEquals(0, server.connections());
  }

  @Test
  void closesInTimeWhateverItsHandlersDo()
      throws InterruptedException, ExecutionException, TimeoutException {
    EnclaveServer server = start(2, LONG, this::whenReleased);
    try (RemoteEnclave client = client()) {
      var first = check(client);
      var second = check(client);
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      long start = System.nanoTime();
      server.close(Duration.ofMillis(300));
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5_000);
      assertInstanceOf(Refused.class, first.get(10, TimeUnit.SECONDS));
      assertInstanceOf(Refused.class, second.get(10, TimeUnit.SECONDS));
    } finally {
      released.countDown();
    }
  }
}
