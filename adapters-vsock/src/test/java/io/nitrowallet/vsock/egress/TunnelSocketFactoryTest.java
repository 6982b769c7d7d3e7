package io.nitrowallet.vsock.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TunnelSocketFactoryTest {
  private static final VsockAddress PROXY = new VsockAddress(3, 8000);
  private static final String HOST = "kms.test.example";
  private static final char[] PASSWORD = "test-only".toCharArray();

  @TempDir Path directory;
  private ServerSocket proxy;
  private TunnelSocketFactory factory;
  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

  @BeforeEach
  void listen() {
    Transport transport = new UnixDirectory(directory.resolve("s"));
    proxy = transport.listen(PROXY);
    factory = new TunnelSocketFactory(transport, PROXY);
    Thread.ofVirtual().start(this::acceptAll);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        accepted.add(proxy.accept());
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private Socket far() throws InterruptedException {
    Socket socket = accepted.poll(10, TimeUnit.SECONDS);
    assertTrue(socket != null, "the proxy saw a connection");
    return socket;
  }

  @Test
  void connectsToTheProxyWhateverItIsTold() throws IOException, InterruptedException {
    try (Socket near = factory.createSocket("no.such.host.example", 443);
        Socket far = far()) {
      near.getOutputStream().write(7);
      assertEquals(7, far.getInputStream().read());
      assertEquals(443, near.getPort());
      assertEquals(
          InetSocketAddress.createUnresolved("no.such.host.example", 443),
          near.getRemoteSocketAddress());
    }
  }

  @Test
  void behavesLikeASocket() throws IOException, InterruptedException {
    Socket near = factory.createSocket();
    near.setSoTimeout(200);
    near.setTcpNoDelay(true);
    assertFalse(near.isConnected());
    assertThrows(SocketException.class, near::getInputStream);
    near.connect(InetSocketAddress.createUnresolved(HOST, 443), 2_000);
    try (Socket far = far()) {
      assertTrue(near.isConnected());
      assertTrue(near.getTcpNoDelay());
      assertEquals(200, near.getSoTimeout());
      assertThrows(SocketTimeoutException.class, () -> near.getInputStream().read());
      assertThrows(
          SocketException.class, () -> near.connect(InetSocketAddress.createUnresolved(HOST, 443)));
      near.shutdownOutput();
      assertEquals(-1, far.getInputStream().read());
      far.getOutputStream().write(9);
      assertEquals(9, near.getInputStream().read());
      near.close();
      assertTrue(near.isClosed());
      assertThrows(SocketException.class, near::getOutputStream);
    }
  }

  @Test
  void failsToConnectAsSocketsDoWhereThereIsNoProxy() throws IOException {
    proxy.close();
    assertThrows(ConnectException.class, () -> factory.createSocket(HOST, 443));
  }

  @Test
  void carriesTlsWhoseServerNameIsChecked()
      throws IOException, GeneralSecurityException, InterruptedException {
    SSLContext tls = tls();
    Thread server = Thread.ofPlatform().daemon().start(() -> serveTls(tls));
    try (SSLSocket socket = layered(tls, HOST)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("ping\n".getBytes(UTF_8));
      assertEquals("pong", new String(socket.getInputStream().readNBytes(4), UTF_8));
    }
    server.join(10_000);
    Thread other = Thread.ofPlatform().daemon().start(() -> serveTls(tls));
    try (SSLSocket socket = layered(tls, "other.test.example")) {
      assertThrows(SSLException.class, socket::startHandshake);
    }
    other.join(10_000);
  }

  private SSLSocket layered(SSLContext tls, String host) throws IOException {
    Socket tunnel = factory.createSocket(host, 443);
    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(tunnel, host, 443, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /// TLS over the accepted stream, as if the proxy had carried it to the host.
  private void serveTls(SSLContext tls) {
    try (Socket far = far();
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(far, null, true)) {
      socket.setUseClientMode(false);
      socket.getInputStream().readNBytes(5);
      socket.getOutputStream().write("pong".getBytes(UTF_8));
    } catch (IOException e) {
      // the client refused this host
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SSLContext tls() throws IOException, GeneralSecurityException, InterruptedException {
    Path file = directory.resolve("keys.p12");
    if (!Files.exists(file)) {
      Process keytool =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                      "-genkeypair",
                      "-alias",
                      "a",
                      "-keyalg",
                      "EC",
                      "-groupname",
                      "secp256r1",
                      "-dname",
                      "CN=" + HOST,
                      "-ext",
                      "san=dns:" + HOST,
                      "-storetype",
                      "PKCS12",
                      "-keystore",
                      file.toString(),
                      "-storepass",
                      new String(PASSWORD)))
              .inheritIO()
              .start();
      assertEquals(0, keytool.waitFor());
    }
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
