package io.nitrowallet.vsock.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.frame.Deadline;
import io.nitrowallet.vsock.frame.FrameConnection;
import io.nitrowallet.vsock.frame.FrameLimits;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.request.ReplyCodec;
import io.nitrowallet.vsock.request.RequestCodec;
import io.nitrowallet.vsock.request.RequestId;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each attack costs its own connection at most: a good client is served before, during and after.
@Timeout(120)
final class HostileFramesTest {
  private static final VsockAddress ADDRESS = new VsockAddress(16, 7878);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ServerLimits SHORT =
      new ServerLimits(
          512 * 1024, 256, Duration.ofSeconds(30), Duration.ofMillis(600), Duration.ofMillis(1500));

  @TempDir Path directory;
  private Transport transport;
  private EnclaveServer server;
  private RemoteEnclave good;

  @BeforeEach
  void start() {
    transport = new UnixDirectory(directory.resolve("s"));
    server = EnclaveServer.start(transport, ADDRESS, SHORT, Fixtures::honest, _ -> {});
    good = new RemoteEnclave(transport, ADDRESS, () -> Fixtures.CREDENTIAL);
    assertGoodIsServed();
  }

  @AfterEach
  void stop() {
    try {
      assertGoodIsServed();
    } finally {
      good.close();
      server.close(Duration.ZERO);
    }
  }

  private void assertGoodIsServed() {
    assertInstanceOf(CheckHealthResult.Healthy.class, good.check());
  }

  @Test
  void theDefaultLimitsAreTheProtocols() {
    assertEquals(
        new ServerLimits(
            524_288, 256, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30)),
        ServerLimits.DEFAULT);
  }

  private static byte[] header(long length) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  private static byte[] frame(byte[] payload) {
    return ByteBuffer.allocate(8 + payload.length).put(header(payload.length)).put(payload).array();
  }

  private Socket connect() {
    return transport.connect(ADDRESS, PATIENCE);
  }

  /// The error that answers `sent`, or nothing where the connection just ends.
  private Optional<EnclaveReply.Refusal> answer(Socket socket) throws IOException {
    FrameConnection frames = new FrameConnection(socket, FrameLimits.DEFAULT);
    if (!frames.await(PATIENCE)) {
      return Optional.empty();
    }
    EnclaveReply reply = ReplyCodec.decode(Bytes.copyOf(frames.read()), RequestId.make());
    return Optional.of(assertInstanceOf(EnclaveReply.Refusal.class, reply));
  }

  private EnclaveReply.Refusal refusal(byte[] sent) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(sent);
      assertGoodIsServed();
      return answer(socket).orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1L << 62, Long.MAX_VALUE, 512 * 1024 + 1, 1L << 32})
  void refusesALengthOutOfBoundsAndCloses(long length) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(header(length));
      assertEquals(ErrorCode.FRAME_SIZE, answer(socket).orElseThrow().code());
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @Test
  void refusesAFrameThatEndsAtAnyOffset() throws IOException {
    RequestId id = RequestId.make();
    byte[] whole = frame(RequestCodec.encode(id, new EnclaveRequest.Health()).toArray());
    for (int length = 0; length < whole.length; length++) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(whole, 0, length);
        Transport.shutdownOutput(socket);
        Optional<EnclaveReply.Refusal> refusal = answer(socket);
        assertEquals(length > 0, refusal.isPresent());
        refusal.ifPresent(error -> assertEquals(ErrorCode.BAD_REQUEST, error.code()));
      }
    }
  }

  @Test
  void cutsOffOneByteASecond() throws IOException, InterruptedException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(header(1000));
      long start = System.nanoTime();
      Thread trickle = Thread.ofPlatform().daemon().start(() -> trickle(socket));
      assertGoodIsServed();
      assertEquals(ErrorCode.BAD_REQUEST, answer(socket).orElseThrow().code());
      assertTrue(System.nanoTime() - start < 6_000_000_000L);
      trickle.interrupt();
      trickle.join();
    }
  }

  private static void trickle(Socket socket) {
    try {
      while (true) {
        socket.getOutputStream().write('{');
        Thread.sleep(250);
      }
    } catch (IOException | InterruptedException e) {
      // cut off, as it should be
    }
  }

  @Test
  void refusesInvalidUtf8() throws IOException {
    byte[] payload = "{\"apiRequest\":\"health\",\"x\":\"\u00ff\"}".getBytes(ISO_8859_1);
    assertEquals(ErrorCode.BAD_REQUEST, refusal(frame(payload)).code());
  }

  @Test
  void refusesAbsurdDepth() throws IOException {
    String payload = "{\"apiRequest\":\"health\",\"x\":" + "[".repeat(200_000);
    assertEquals(ErrorCode.BAD_REQUEST, refusal(frame(payload.getBytes(UTF_8))).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"apiRequest\":\"health\",\"apiRequest\":\"health\"}|BAD_REQUEST",
        "{\"apiRequest\":\"health\"} {}|BAD_REQUEST",
        "[]|BAD_REQUEST",
        "null|BAD_REQUEST",
        "{\"apiRequest\":7}|BAD_REQUEST",
        "{}|BAD_REQUEST",
        "{\"apiRequest\":\"health\",\"requestId\":\"a b\"}|BAD_REQUEST",
        "{\"apiRequest\":\"health\",\"v\":2}|UNSUPPORTED_VERSION",
        "{\"apiRequest\":\"health\",\"v\":\"1\"}|BAD_REQUEST",
        "{\"apiRequest\":\"exportKey\"}|UNKNOWN_REQUEST",
        "{\"apiRequest\":\"attest\",\"nonce\":\"AAAA\"}|INVALID_VALUE"
      })
  void refusesADocumentThatIsNoRequest(String payload, ErrorCode code) throws IOException {
    assertEquals(code, refusal(frame(payload.getBytes(UTF_8))).code());
  }

  @Test
  void neverRepeatsWhatWasSent() throws IOException {
    String secret = "SECRETEXAMPLE";
    String payload =
        "{\"apiRequest\":\"%1$s\",\"v\":1,\"credential\":{\"aws_secret_access_key\":\"%1$s\"}}"
            .formatted(secret);
    assertFalse(refusal(frame(payload.getBytes(UTF_8))).message().contains(secret));
  }

  @Test
  void aBadDocumentCostsNotEvenItsConnection() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(frame("{}".getBytes(UTF_8)));
      assertEquals(ErrorCode.BAD_REQUEST, answer(socket).orElseThrow().code());
      socket.getOutputStream().write(frame("{\"apiRequest\":\"x\"}".getBytes(UTF_8)));
      assertEquals(ErrorCode.UNKNOWN_REQUEST, answer(socket).orElseThrow().code());
    }
  }

  @Test
  void closesTheOldestOfThreeHundredIdleConnections() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        idle.add(connect());
        if (i % 50 == 0) {
          assertGoodIsServed();
        }
      }
      assertGoodIsServed();
      assertTrue(server.connections() <= 256, () -> server.connections() + " connections");
      assertEquals(-1, idle.getFirst().getInputStream().read());
      Socket youngest = idle.getLast();
      youngest.getOutputStream().write(frame("{}".getBytes(UTF_8)));
      assertEquals(ErrorCode.BAD_REQUEST, answer(youngest).orElseThrow().code());
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void givesUpAReaderThatNeverReads() throws IOException, InterruptedException {
    byte[] request = frame(("{\"apiRequest\":\"" + "x".repeat(60_000) + "\"}").getBytes(UTF_8));
    try (Socket socket = connect()) {
      FrameConnection never =
          new FrameConnection(
              socket, new FrameLimits(64 << 20, Duration.ofSeconds(1), Duration.ofSeconds(1)));
      Thread flood = Thread.ofPlatform().daemon().start(() -> flood(never, request));
      assertGoodIsServed();
      flood.join(PATIENCE);
      assertFalse(flood.isAlive(), "the server gave it up");
      assertGoodIsServed();
    }
  }

  /// Writes valid frames until the server, whose replies nobody takes, closes.
  private static void flood(FrameConnection connection, byte[] frame) {
    byte[] payload = Arrays.copyOfRange(frame, 8, frame.length);
    try {
      while (true) {
        connection.write(payload, Deadline.after(PATIENCE));
      }
    } catch (IOException e) {
      // given up, as it should be
    }
  }
}
