package io.nitrowallet.vsock.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every {@link Transport} does. A subclass names one, and a CID by which this machine reaches
/// itself: a Unix directory has any, a kernel's AF_VSOCK only the loopback of a virtual machine.
@Timeout(60)
public abstract class TransportContractTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PORT = 20_078;
  private static final int IDLE = 40;

  /// The one under test; every call yields an equivalent one.
  protected abstract Transport transport();

  /// A CID by which this machine reaches itself.
  protected abstract long ownCid();

  private VsockAddress own() {
    return new VsockAddress(ownCid(), PORT);
  }

  /// Accepts one connection where the contract says to: on a virtual thread.
  static CompletableFuture<Socket> accept(ServerSocket listener) {
    CompletableFuture<Socket> accepted = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            accepted.complete(listener.accept());
          } catch (IOException e) {
            accepted.completeExceptionally(e);
          }
        });
    return accepted;
  }

  @Test
  void carriesBytesBothWays()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    byte[] sent = new byte[300_000];
    new Random(1).nextBytes(sent);
    try (ServerSocket listener = transport().listen(own())) {
      CompletableFuture<Socket> accepted = accept(listener);
      try (Socket near = transport().connect(own(), PATIENCE);
          Socket far = accepted.get(5, TimeUnit.SECONDS)) {
        Thread writer =
            Thread.ofPlatform()
                .start(() -> {
                  try {
                    far.getInputStream().transferTo(far.getOutputStream());
                    Transport.shutdownOutput(far);
                  } catch (IOException e) {
                    // the reader notices
                  }
                });
        CompletableFuture<byte[]> echoed = new CompletableFuture<>();
        Thread.ofPlatform()
            .start(() -> {
              try {
                echoed.complete(near.getInputStream().readAllBytes());
              } catch (IOException e) {
                echoed.completeExceptionally(e);
              }
            });
        near.getOutputStream().write(sent);
        Transport.shutdownOutput(near);
        assertArrayEquals(sent, echoed.get(20, TimeUnit.SECONDS));
        writer.join();
      }
    }
  }

  @Test
  void listensOnWhateverCidTheMachineHas()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    try (ServerSocket listener = transport().listen(VsockAddress.anyCid(PORT))) {
      CompletableFuture<Socket> accepted = accept(listener);
      try (Socket near = transport().connect(own(), PATIENCE);
          Socket far = accepted.get(5, TimeUnit.SECONDS)) {
        near.getOutputStream().write(42);
        assertEquals(42, far.getInputStream().read());
      }
    }
  }

  @Test
  void refusesToConnectWhereNobodyListens() {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> transport().connect(own(), PATIENCE));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
  }

  @Test
  void refusesToListenWhereAnotherListens() throws Exception {
    try (ServerSocket _ = transport().listen(own())) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> transport().listen(own()));
      assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    }
  }

  @Test
  void listensAgainOnceTheFirstHasClosed() throws Exception {
    transport().listen(own()).close();
    transport().listen(own()).close();
    assertThrows(RefusedException.class, () -> transport().connect(own(), PATIENCE));
  }

  @Test
  void endsAnAcceptWhenTheListenerCloses()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    ServerSocket listener = transport().listen(own());
    CompletableFuture<Socket> accepted = accept(listener);
    assertThrows(TimeoutException.class, () -> accepted.get(300, TimeUnit.MILLISECONDS));
    listener.close();
    assertThrows(ExecutionException.class, () -> accepted.get(5, TimeUnit.SECONDS));
  }

  @Test
  void endsAReadThatTimesOutAndOneWhoseSocketCloses()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    try (ServerSocket listener = transport().listen(own())) {
      CompletableFuture<Socket> accepted = accept(listener);
      Socket near = transport().connect(own(), PATIENCE);
      try (Socket _ = accepted.get(5, TimeUnit.SECONDS)) {
        near.setSoTimeout(100);
        assertThrows(SocketTimeoutException.class, () -> near.getInputStream().read());
        near.setSoTimeout(30_000);
        long start = System.nanoTime();
        Thread.ofPlatform().start(() -> closeSoon(near));
        readToTheEnd(near);
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
      }
    }
  }

  /// Deadlines of writes are kept by closing the socket, so this must end them.
  @Test
  void endsAWriteThatNobodyReadsWhenItsSocketCloses()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    try (ServerSocket listener = transport().listen(own())) {
      CompletableFuture<Socket> accepted = accept(listener);
      Socket near = transport().connect(own(), PATIENCE);
      try (Socket _ = accepted.get(5, TimeUnit.SECONDS)) {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> ended.complete(writeForEver(near)));
        assertThrows(TimeoutException.class, () -> ended.get(1, TimeUnit.SECONDS));
        near.close();
        ended.get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void showsBothSidesThatThePeerHasGone()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    try (ServerSocket listener = transport().listen(own())) {
      CompletableFuture<Socket> accepted = accept(listener);
      try (Socket near = transport().connect(own(), PATIENCE)) {
        accepted.get(5, TimeUnit.SECONDS).close();
        near.setSoTimeout(10_000);
        assertEquals(-1, near.getInputStream().read());
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> ended.complete(writeForEver(near)));
        ended.get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void servesANewcomerBesideManyThatIdle()
      throws ExecutionException, IOException, InterruptedException, TimeoutException {
    List<Socket> idle = new ArrayList<>();
    try (ServerSocket listener = transport().listen(own())) {
      for (int i = 0; i < IDLE; i++) {
        CompletableFuture<Socket> accepted = accept(listener);
        idle.add(transport().connect(own(), PATIENCE));
        Socket far = accepted.get(5, TimeUnit.SECONDS);
        idle.add(far);
        Thread.ofPlatform().daemon().start(() -> readToTheEnd(far));
      }
      CompletableFuture<Socket> accepted = accept(listener);
      try (Socket near = transport().connect(own(), PATIENCE);
          Socket far = accepted.get(5, TimeUnit.SECONDS)) {
        near.getOutputStream().write(42);
        far.setSoTimeout(10_000);
        assertEquals(42, far.getInputStream().read());
      }
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static IOException writeForEver(Socket socket) {
    try {
      while (true) {
        socket.getOutputStream().write(new byte[10_000]);
      }
    } catch (IOException e) {
      return e;
    }
  }

  private static void closeSoon(Socket socket) {
    try {
      Thread.sleep(200);
      socket.close();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Some sockets report their own closing as an end of the stream, others as an error.
  private static void readToTheEnd(Socket socket) {
    try {
      assertEquals(-1, socket.getInputStream().read());
    } catch (IOException e) {
      assertTrue(socket.isClosed());
    }
  }
}
