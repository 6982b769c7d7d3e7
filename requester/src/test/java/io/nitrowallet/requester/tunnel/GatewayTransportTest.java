package io.nitrowallet.requester.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tls.Authority;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A desk before gateways that answer as none should. What a real one answers is tested with it.
@Timeout(30)
final class GatewayTransportTest {
  private static final VsockAddress ENCLAVE = new VsockAddress(16, 7878);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Transport desk(String scheme) {
    Map<Setting, String> settings =
        Map.of(
            Setting.TRANSPORT,
            "gateway:%s://localhost:%s".formatted(scheme, server.getLocalPort()),
            Setting.TUNNEL_CERTIFICATE_FILE,
            folder.resolve("desk.pem").toString(),
            Setting.TUNNEL_KEY_FILE,
            folder.resolve("desk.key").toString());
    return Transports.of(
        ConfigurationSources.ofFile(folder.resolve("desk.yaml"), settings, folder));
  }

  private RefusedException refused(String scheme) {
    Transport desk = desk(scheme);
    return assertThrows(RefusedException.class, () -> desk.connect(ENCLAVE, SECOND));
  }

  /// Answers one request with `answer`, and keeps the connection.
  private void answer(String answer) {
    serve(socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  private void serve(Conversation conversation) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            conversation.with(server.accept());
          } catch (IOException | InterruptedException e) {
            // The desk has gone.
          }
        });
  }

  @Test
  void readsNoByteBeyondTheAnswer() throws IOException {
    answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: vsock\r\n\r\nenclave");
    try (Socket socket = desk("http").connect(ENCLAVE, SECOND)) {
      assertArrayEquals(
          "enclave".getBytes(StandardCharsets.US_ASCII), socket.getInputStream().readNBytes(7));
      assertEquals(0, socket.getSoTimeout());
    }
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("HTTP/1.1 401 Unauthorized\r\n\r\n", ErrorCode.UNAUTHENTICATED),
        Arguments.of("HTTP/1.1 403 Forbidden\r\n\r\n", ErrorCode.FORBIDDEN),
        Arguments.of("HTTP/1.1 404 Not Found\r\n\r\n", ErrorCode.INVALID_CONFIGURATION),
        Arguments.of("HTTP/1.1 429 Too Many\r\n\r\n", ErrorCode.RATE_LIMITED),
        Arguments.of("HTTP/1.1 503\r\n\r\n", ErrorCode.UNAVAILABLE),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n", ErrorCode.UNAVAILABLE),
        Arguments.of("HTTP/1.1 1010 OK\r\n\r\n", ErrorCode.UNAVAILABLE),
        Arguments.of("SSH-2.0-OpenSSH\r\n\r\n", ErrorCode.UNAVAILABLE),
        Arguments.of("\r\n\r\n", ErrorCode.UNAVAILABLE),
        Arguments.of("x".repeat(9_000), ErrorCode.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void saysWhatTheAnswerMeans(String answer, ErrorCode code) {
    answer(answer);
    RefusedException refusal = refused("http");
    assertEquals(code, refusal.code(), refusal.sentence());
    assertFalse(refusal.sentence().contains("SSH"), "a stranger's words are not repeated");
  }

  @Test
  void saysThatTheConnectionEnded() {
    serve(Socket::close);
    assertEquals(ErrorCode.UNAVAILABLE, refused("http").code());
  }

  /// A byte each 50 ms is in time for every read, and never comes to an end.
  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void waitsNoLongerThanItIsTold(String scheme) throws Exception {
    identify();
    serve(socket -> {
      byte[] record = {0x16, 3, 3, 0x20, 0};
      socket.getOutputStream().write(record);
      while (true) {
        socket.getOutputStream().write(2);
        Thread.sleep(50);
      }
    });
    long start = System.nanoTime();
    RefusedException refusal = refused(scheme);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(ErrorCode.UNAVAILABLE, refusal.code(), refusal.sentence());
    assertTrue(took.compareTo(SECOND.multipliedBy(10)) < 0, took::toString);
  }

  @Test
  void saysThatThereIsNoTls() throws Exception {
    identify();
    answer("HTTP/1.1 400 Bad Request\r\n\r\n");
    assertTrue(refused("https").sentence().contains("TLS 1.3"));
  }

  @Test
  void wantsACertificateAndItsKey() throws Exception {
    assertTrue(
        assertThrows(RefusedException.class, () -> desk("https"))
            .sentence()
            .contains("tunnel.certificateFile"));
    identify();
    Authority other = authority();
    other.issue("other").write(folder, "other");
    Files.copy(
        folder.resolve("other.key"),
        folder.resolve("desk.key"),
        StandardCopyOption.REPLACE_EXISTING);
    var refusal = assertThrows(RefusedException.class, () -> desk("https"));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains("'tunnel.keyFile'"), refusal.sentence());
  }

  @Test
  void listensToNobody() {
    Transport desk = desk("http");
    var refusal = assertThrows(RefusedException.class, () -> desk.listen(ENCLAVE));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }

  private static Authority authority() throws Exception {
    return new Authority("clients");
  }

  private void identify() throws Exception {
    authority().issue("desk").write(folder, "desk");
  }

  /// One side of it.
  @FunctionalInterface
  private interface Conversation {
    void with(Socket socket) throws IOException, InterruptedException;
  }
}
