package io.nitrowallet.vsock.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.RememberingSocket;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class FrameConnectionTest {
  private static final FrameLimits SHORT =
      new FrameLimits(512 * 1024, Duration.ofMillis(600), Duration.ofMillis(1500));
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path directory;
  private ServerSocket listener;
  private Socket peer;
  private FrameConnection connection;

  @BeforeEach
  void connect() throws IOException {
    Transport transport = new UnixDirectory(directory.resolve("s"));
    VsockAddress address = new VsockAddress(16, 1);
    listener = transport.listen(address);
    peer = transport.connect(address, PATIENCE);
    connection = new FrameConnection(listener.accept(), SHORT);
  }

  @AfterEach
  void disconnect() throws IOException {
    connection.close();
    peer.close();
    listener.close();
  }

  private static byte[] header(long length) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  private byte[] receive() throws IOException {
    assertTrue(connection.await(PATIENCE));
    return connection.read();
  }

  @Test
  void limitsAreTheProtocolsByDefault() {
    assertEquals(
        new FrameLimits(524_288, Duration.ofSeconds(5), Duration.ofSeconds(30)),
        FrameLimits.DEFAULT);
  }

  @Test
  void readsFramesInOrderThenTheEnd() throws IOException {
    peer.getOutputStream().write(new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
    peer.getOutputStream().write(header(3));
    peer.getOutputStream().write("abc".getBytes(UTF_8));
    Transport.shutdownOutput(peer);
    assertArrayEquals("{}".getBytes(UTF_8), receive());
    assertArrayEquals("abc".getBytes(UTF_8), receive());
    assertFalse(connection.await(PATIENCE));
  }

  @Test
  void readsTheLongestPayloadHoweverItIsCut() throws IOException, InterruptedException {
    byte[] payload = new byte[512 * 1024];
    new Random(2).nextBytes(payload);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                peer.getOutputStream().write(header(payload.length));
                for (int at = 0; at < payload.length; at += 10_007) {
                  peer.getOutputStream().write(payload, at, Math.min(10_007, payload.length - at));
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertArrayEquals(payload, receive());
    writer.join();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62, 1L << 32, (1L << 32) + 5, 524_289})
  void refusesALengthOutOfBounds(long length) throws IOException {
    peer.getOutputStream().write(header(length));
    assertTrue(connection.await(PATIENCE));
    RefusedException refused = assertThrows(RefusedException.class, connection::read);
    assertEquals(ErrorCode.FRAME_SIZE, refused.code());
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 62, 524_289, 524_288})
  void allocatesNothingForBytesThatDidNotCome(long length) throws IOException {
    assertThrows(RefusedException.class, () -> readWithoutPayload(1L << 62)); // warms up
    reconnect();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThrows(RefusedException.class, () -> readWithoutPayload(length));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 300_000, () -> allocated + " bytes");
  }

  private void reconnect() throws IOException {
    disconnect();
    connect();
  }

  private void readWithoutPayload(long length) throws IOException {
    peer.getOutputStream().write(header(length));
    Transport.shutdownOutput(peer);
    assertTrue(connection.await(PATIENCE));
    connection.read();
  }

  @Test
  void refusesAFrameThatIsCutShortAtAnyOffset() throws IOException {
    byte[] frame = ByteBuffer.allocate(13).put(header(5)).put("hello".getBytes(UTF_8)).array();
    for (int length = 1; length < frame.length; length++) {
      reconnect();
      peer.getOutputStream().write(frame, 0, length);
      Transport.shutdownOutput(peer);
      assertTrue(connection.await(PATIENCE));
      RefusedException refused = assertThrows(RefusedException.class, connection::read);
      assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    }
  }

  @Test
  void cutsOffAHeaderThatTricklesIn() throws IOException, InterruptedException {
    assertLate(new byte[] {1}, Duration.ofMillis(200));
  }

  @Test
  void cutsOffAPayloadThatTricklesIn() throws IOException, InterruptedException {
    assertLate(header(1000), Duration.ofMillis(100));
  }

  /// Each byte arrives well within any timeout of a single read.
  private void assertLate(byte[] start, Duration pause) throws IOException, InterruptedException {
    peer.getOutputStream().write(start);
    Thread trickle =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (true) {
                  Thread.sleep(pause);
                  peer.getOutputStream().write(0);
                }
              } catch (IOException | InterruptedException e) {
                // the reader has gone
              }
            });
    long begin = System.nanoTime();
    RefusedException refused = assertThrows(RefusedException.class, this::receive);
    assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    assertTrue(Duration.ofNanos(System.nanoTime() - begin).toMillis() < 4_000);
    trickle.interrupt();
    trickle.join();
  }

  @Test
  void waitsForAFrameOnlySoLong() {
    assertThrows(SocketTimeoutException.class, () -> connection.await(Duration.ofMillis(100)));
  }

  @Test
  void cutsOffAPeerThatDoesNotRead() {
    FrameConnection wide =
        new FrameConnection(
            peer, new FrameLimits(64 << 20, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThrows(
        SocketTimeoutException.class,
        () -> wide.write(new byte[32 << 20], Deadline.after(Duration.ofMillis(300))));
  }

  @Test
  void writesWhatItReads() throws IOException {
    FrameConnection other = new FrameConnection(peer, SHORT);
    other.write("{\"a\":1}".getBytes(UTF_8), Deadline.after(PATIENCE));
    assertArrayEquals("{\"a\":1}".getBytes(UTF_8), receive());
  }

  @Test
  void refusesToWriteAPayloadOutOfBounds() {
    Deadline end = Deadline.after(PATIENCE);
    assertThrows(RefusedException.class, () -> connection.write(new byte[0], end));
    assertThrows(RefusedException.class, () -> connection.write(new byte[524_289], end));
  }

  @Test
  void wipesWhatItReadOfAFrameThatIsCutShort() throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(8 + 40_000).put(header(50_000));
    while (frame.hasRemaining()) {
      frame.put((byte) 's');
    }
    RememberingSocket socket = new RememberingSocket(frame.array(), () -> {});
    try (FrameConnection cut = new FrameConnection(socket, SHORT)) {
      assertTrue(cut.await(PATIENCE));
      assertThrows(RefusedException.class, cut::read);
    }
    assertEquals(50_000, socket.targets().getLast().length);
    for (byte[] target : socket.targets()) {
      assertTrue(Bytes.copyOf(target).isZero());
    }
  }
}
