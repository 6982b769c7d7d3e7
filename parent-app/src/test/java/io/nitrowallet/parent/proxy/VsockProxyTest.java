package io.nitrowallet.parent.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class VsockProxyTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long PORT = 8000;

  @TempDir private Path folder = Path.of("");
  private ServerSocket target = unbound();

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    target.setSoTimeout(5_000);
  }

  @AfterEach
  void stop() throws IOException {
    target.close();
  }

  private Destination destination() {
    return new Destination("127.0.0.1", target.getLocalPort());
  }

  private VsockProxy proxy(int connections, Duration idle) {
    return proxy(new UnixDirectory(folder), connections, idle);
  }

  private VsockProxy proxy(Transport transport, int connections, Duration idle) {
    return VsockProxy.start(
        transport,
        PORT,
        destination(),
        new AllowList(List.of(destination())),
        new ProxyLimits(connections, SECOND, idle));
  }

  private Socket enclave() throws IOException {
    Socket socket =
        new UnixDirectory(folder).connect(new VsockAddress(3, PORT), Duration.ofSeconds(2));
    socket.setSoTimeout(5_000);
    return socket;
  }

  @Test
  void carriesBytesBothWaysAndPassesOnAHalfClose() throws IOException {
    try (VsockProxy _ = proxy(4, SECOND.multipliedBy(10));
        Socket enclave = enclave();
        Socket kms = target.accept()) {
      enclave.getOutputStream().write(HELLO);
      Relay.endOutput(enclave);
      assertArrayEquals(HELLO, kms.getInputStream().readAllBytes());
      byte[] answer = new byte[300_000];
      kms.getOutputStream().write(answer);
      kms.shutdownOutput();
      assertEquals(answer.length, enclave.getInputStream().readAllBytes().length);
    }
  }

  @Test
  void closesConnectionsAboveItsLimitAndServesTheNextOneOnceThereIsRoom() throws IOException {
    try (VsockProxy _ = proxy(1, SECOND.multipliedBy(10))) {
      try (Socket first = enclave();
          Socket _ = target.accept();
          Socket second = enclave()) {
        assertEquals(-1, second.getInputStream().read());
        assertTrue(first.isConnected());
      }
      assertTrue(servedWithin(50), "no room was made");
    }
  }

  private boolean servedWithin(int attempts) throws IOException {
    target.setSoTimeout(100);
    for (int i = 0; i < attempts; i++) {
      try (Socket _ = enclave();
          Socket _ = target.accept()) {
        return true;
      } catch (SocketTimeoutException e) {
        // the first connection is still being taken down
      }
    }
    return false;
  }

  @Test
  void closesAConnectionThatCarriesNothing() throws IOException {
    try (VsockProxy _ = proxy(4, Duration.ofMillis(300));
        Socket enclave = enclave();
        Socket kms = target.accept()) {
      kms.setSoTimeout(5_000);
      assertEquals(-1, kms.getInputStream().read());
      assertEquals(-1, enclave.getInputStream().read());
    }
  }

  @Test
  void closesTheEnclavesConnectionWhereNobodyAnswers() throws IOException {
    try (VsockProxy _ = proxy(4, SECOND)) {
      target.close();
      try (Socket enclave = enclave()) {
        assertEquals(-1, enclave.getInputStream().read());
      }
    }
  }

  @Test
  void endsItsConnectionsAndItsThreadsWhenItIsClosed() throws IOException, InterruptedException {
    VsockProxy proxy = proxy(4, SECOND.multipliedBy(60));
    try (Socket enclave = enclave();
        Socket _ = target.accept()) {
      proxy.close();
      assertEquals(-1, enclave.getInputStream().read());
      proxy.join();
    }
  }

  @Test
  void goesOnAcceptingAfterFaultsThatNobodyForesaw() throws IOException {
    try (VsockProxy _ = proxy(new FaultyListening(new UnixDirectory(folder)), 1, SECOND);
        Socket enclave = enclave();
        Socket kms = target.accept()) {
      enclave.getOutputStream().write(HELLO);
      Relay.endOutput(enclave);
      assertArrayEquals(HELLO, kms.getInputStream().readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kms.eu-west-1.amazonaws.com:443",
        "kms.ap-east-1.amazonaws.com:443",
        "kms.cn-north-1.amazonaws.com.cn:443",
        "KMS.eu-west-1.amazonaws.com:443",
      })
  void leadsToKmsOfAnyRegion(String destination) {
    new AllowList(List.of()).require(Destination.parse(destination));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kms.eu-west-1.amazonaws.com:80",
        "kms.eu-west-1.amazonaws.com.evil.example:443",
        "evil-kms.eu-west-1.amazonaws.com:443",
        "kms.a.b.amazonaws.com:443",
        "dynamodb.eu-west-1.amazonaws.com:443",
        "169.254.169.254:80",
        "localhost:443",
      })
  void leadsNowhereElse(String destination) {
    var refusal =
        assertThrows(
            RefusedException.class,
            () -> new AllowList(List.of()).require(Destination.parse(destination)));
    assertEquals(ErrorCode.DESTINATION_DENIED, refusal.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", ":443", "host:0", "host:65536", "host:x", "a b:1", "-a:1"})
  void refusesWhatIsNoDestination(String text) {
    assertThrows(RefusedException.class, () -> Destination.parse(text));
  }

  @Test
  void doesNotFollowANameToTheMetadataServiceOrIntoThisMachine() {
    var kms = new Destination("kms.eu-west-1.amazonaws.com", 443);
    var named = new Destination("service.example", 80);
    var literal = new Destination("169.254.169.254", 80);
    AllowList allowed = new AllowList(List.of(named, literal));
    InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
    InetAddress metadata6 = InetAddress.ofLiteral("fd00:ec2::254");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    assertFalse(allowed.permits(kms, metadata));
    assertFalse(allowed.permits(kms, metadata6));
    assertFalse(allowed.permits(kms, loopback));
    assertFalse(allowed.permits(named, metadata));
    assertFalse(allowed.permits(named, metadata6));
    assertTrue(allowed.permits(named, loopback));
    assertTrue(allowed.permits(literal, metadata));
    assertTrue(allowed.permits(kms, InetAddress.ofLiteral("10.0.0.7")));
  }
}
