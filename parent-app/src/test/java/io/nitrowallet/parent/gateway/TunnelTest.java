package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Callers;
import io.nitrowallet.parent.gateway.access.CertifiedCallers;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.parent.gateway.tls.TlsFiles;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoors;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tls.Authority;
import io.nitrowallet.requester.tunnel.Transports;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A desk reaches an enclave through a gateway: both ends, over real TLS.
@Timeout(60)
class TunnelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PLACES = 2;

  @TempDir private Path folder = Path.of("");

  private Optional<Authority> clients = Optional.empty();
  private Optional<EchoEnclave> enclave = Optional.empty();

  @BeforeEach
  void begin() throws GeneralSecurityException, IOException {
    Authority servers = new Authority("servers");
    servers.issue("gateway").write(folder, "gateway");
    Authority.write(folder.resolve("servers.pem"), servers.root());
    clients = Optional.of(new Authority("clients"));
    clients().issue("desk").write(folder, "desk");
    Authority.write(folder.resolve("clients.pem"), clients().root());
    enclave = Optional.of(new EchoEnclave(folder.resolve("vsock")));
  }

  @AfterEach
  void end() throws IOException {
    enclave().close();
  }

  private Authority clients() {
    return clients.orElseThrow();
  }

  private EchoEnclave enclave() {
    return enclave.orElseThrow();
  }

  private GatewayStage stage(Callers callers) {
    return stage(callers, GatewayStage.LIMITS);
  }

  private GatewayStage stage(Callers callers, GatewayLimits limits) {
    TlsFiles tls =
        new TlsFiles(
            folder.resolve("gateway.pem"),
            folder.resolve("gateway.key"),
            Optional.of(folder.resolve("clients.pem")));
    Entrance entrance =
        new Entrance(GatewayStage.LOOPBACK, HostNames.local(), Optional.of(tls), callers);
    return new GatewayStage(limits, entrance, HttpClient.newHttpClient(), doors());
  }

  private GatewayStage local(GatewayLimits limits) {
    return new GatewayStage(
        limits, Entrance.local(GatewayStage.LOOPBACK), HttpClient.newHttpClient(), doors());
  }

  private EnclaveDoors doors() {
    return new EnclaveDoors(
        new UnixDirectory(folder.resolve("vsock")), Set.of(EchoEnclave.ADDRESS), PLACES);
  }

  private Transport desk(GatewayStage stage) {
    return desk("https://localhost:" + stage.gateway.uri().getPort(), "servers.pem");
  }

  private Transport desk(String gateway, String authority) {
    Map<Setting, String> settings =
        Map.of(
            Setting.TRANSPORT, "gateway:" + gateway,
            Setting.TUNNEL_CA_FILE, folder.resolve(authority).toString(),
            Setting.TUNNEL_CERTIFICATE_FILE, folder.resolve("desk.pem").toString(),
            Setting.TUNNEL_KEY_FILE, folder.resolve("desk.key").toString());
    return Transports.of(
        ConfigurationSources.ofFile(folder.resolve("desk.yaml"), settings, folder));
  }

  private static Socket connect(Transport desk) throws IOException {
    Socket socket = desk.connect(EchoEnclave.ADDRESS, PATIENCE);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void assertEchoes(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    assertEquals(7, socket.getInputStream().read());
  }

  private static RefusedException refused(Transport desk, ErrorCode code) {
    return refused(desk, EchoEnclave.ADDRESS, code);
  }

  private static RefusedException refused(Transport desk, VsockAddress address, ErrorCode code) {
    var refusal = assertThrows(RefusedException.class, () -> desk.connect(address, PATIENCE));
    assertEquals(code, refusal.code(), refusal.sentence());
    return refusal;
  }

  @Test
  void carriesBytesBothWays() throws IOException, InterruptedException {
    byte[] said = new byte[1_000_003];
    new Random(1).nextBytes(said);
    for (int i = 0; i < said.length; i++) {
      said[i] |= 1; // no zero byte ends it
    }
    try (var stage = stage(new CertifiedCallers());
        Socket socket = connect(desk(stage))) {
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  socket.getOutputStream().write(said);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      assertArrayEquals(said, socket.getInputStream().readNBytes(said.length));
      writer.join();
    }
    assertEquals("desk gone", enclave().ends.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void passesOnWhatTheEnclaveSaidBeforeItsEnd() throws IOException {
    byte[] last = {5, 4, 3, 0};
    try (var stage = stage(new CertifiedCallers());
        Socket socket = connect(desk(stage))) {
      socket.getOutputStream().write(last);
      assertArrayEquals(last, socket.getInputStream().readAllBytes());
    }
  }

  @Test
  void leadsNobodyWithoutACertificateOfTheAuthority() throws GeneralSecurityException, IOException {
    new Authority("others").issue("desk").write(folder, "desk");
    try (var stage = stage(new CertifiedCallers())) {
      Transport desk = desk(stage);
      // A reset may overtake the gateway's own word about the certificate.
      var refusal =
          assertThrows(RefusedException.class, () -> desk.connect(EchoEnclave.ADDRESS, PATIENCE));
      assertTrue(Set.of(ErrorCode.UNAUTHENTICATED, ErrorCode.UNAVAILABLE).contains(refusal.code()));
      assertTrue(refusal.sentence().contains("gateway.tls.clientCaFile"), refusal.sentence());
    }
    assertTrue(enclave().ends.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"true, read, FORBIDDEN", "false, tunnel, UNAUTHENTICATED", "true, tunnel,"})
  void asksForThePermission(boolean known, String operation, ErrorCode code)
      throws GeneralSecurityException, IOException {
    Authority.Identity desk = clients().issue("desk");
    desk.write(folder, "desk");
    String listed = (known ? desk : clients().issue("other")).fingerprint();
    Path tokens =
        Files.writeString(
            folder.resolve("tokens.yaml"),
            ("{\"callers\":[{\"name\":\"desk\",\"certificateSha256\":\"%s\",\"accounts\":[],"
                    + "\"operations\":[\"%s\"]}]}")
                .formatted(listed, operation));
    try (var stage = stage(TokensFile.read(tokens))) {
      if (code == null) {
        try (Socket socket = connect(desk(stage))) {
          assertEchoes(socket);
        }
      } else {
        refused(desk(stage), code);
        assertTrue(enclave().ends.isEmpty());
      }
    }
  }

  @Test
  void believesNoGatewayOfAnotherAuthorityOrName() throws GeneralSecurityException, IOException {
    Authority foreign = new Authority("foreign");
    Authority.write(folder.resolve("foreign.pem"), foreign.root());
    try (var stage = stage(new CertifiedCallers())) {
      String address = "https://localhost:" + stage.gateway.uri().getPort();
      String sentence =
          refused(desk(address, "foreign.pem"), ErrorCode.INVALID_CONFIGURATION).sentence();
      assertTrue(sentence.contains("tunnel.caFile"), sentence);
    }
    Authority servers = new Authority("servers");
    Authority.write(folder.resolve("servers.pem"), servers.root());
    servers.issue("gateway", "elsewhere.example").write(folder, "gateway");
    try (var stage = stage(new CertifiedCallers())) {
      refused(desk(stage), ErrorCode.INVALID_CONFIGURATION);
    }
    assertTrue(enclave().ends.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"17, 7878", "16, 7879", "2, 22", "4294967295, 7878"})
  void leadsToTheEnclavesOfTheConfigurationOnly(long cid, long port) {
    try (var stage = stage(new CertifiedCallers())) {
      refused(desk(stage), new VsockAddress(cid, port), ErrorCode.INVALID_CONFIGURATION);
    }
  }

  @Test
  void saysThatTheEnclaveIsGone() throws IOException {
    try (var stage = stage(new CertifiedCallers())) {
      enclave().close();
      String sentence = refused(desk(stage), ErrorCode.UNAVAILABLE).sentence();
      assertTrue(sentence.contains("enclave of CID 16"), sentence);
    }
  }

  @Test
  void keepsAPlaceForEachOfAFewAndGivesItBack() throws IOException, InterruptedException {
    try (var stage = stage(new CertifiedCallers())) {
      Transport desk = desk(stage);
      Socket first = connect(desk);
      try (Socket second = connect(desk)) {
        refused(desk, ErrorCode.UNAVAILABLE);
        first.close();
        assertEquals("desk gone", enclave().ends.poll(10, TimeUnit.SECONDS));
        try (Socket third = connect(desk)) {
          assertEchoes(second);
          assertEchoes(third);
        }
      }
    }
  }

  @Test
  void givesThePlaceBackOfWhoeverWasRefused() throws IOException {
    try (var stage = stage(new CertifiedCallers())) {
      enclave().close();
      for (int i = 0; i <= PLACES; i++) {
        refused(desk(stage), ErrorCode.UNAVAILABLE);
      }
      enclave = Optional.of(new EchoEnclave(folder.resolve("vsock")));
      try (Socket socket = connect(desk(stage))) {
        assertEchoes(socket);
      }
    }
  }

  @Test
  void endsWithTheGateway() throws IOException {
    var stage = stage(new CertifiedCallers());
    Transport desk = desk(stage);
    try (Socket socket = connect(desk)) {
      assertEchoes(socket);
      long start = System.nanoTime();
      stage.close();
      assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(PATIENCE) < 0);
      assertEquals(-1, socket.getInputStream().read());
    }
    String sentence = refused(desk, ErrorCode.UNAVAILABLE).sentence();
    assertTrue(sentence.contains("'gateway run'"), sentence);
  }

  @Test
  void takesNoPlaceOfTheRequests() throws IOException, InterruptedException {
    var narrow = new GatewayLimits(PATIENCE, Duration.ofSeconds(1), PATIENCE, 1, 0);
    try (var stage = local(narrow);
        Socket socket = connect(desk("http://localhost:" + port(stage), "servers.pem"))) {
      assertEchoes(socket);
      assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
      assertEchoes(socket);
    }
  }

  private static int port(GatewayStage stage) {
    return stage.gateway.uri().getPort();
  }

  @Test
  void answersWithoutAnUpgradeThatOneIsNeeded() throws IOException, InterruptedException {
    try (var stage = local(GatewayStage.LIMITS)) {
      var answer = stage.get("/api/v1/enclaves/16/ports/7878");
      assertEquals(426, answer.statusCode());
      assertTrue(answer.body().contains("Upgrade: vsock"), answer.body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/enclaves/16/ports/7878, localhost, 101",
    "GET /api/v1/enclaves/16/ports/7878, rebound.example, 403",
    "GET /api/v1/enclaves/17/ports/7878, localhost, 404",
    "GET /api/v1/enclaves/99999999999/ports/7878, localhost, 426",
    "GET /api/v1/enclaves/4294967296/ports/7878, localhost, 400",
    "GET /api/v1/enclaves/-1/ports/7878, localhost, 426",
    "GET /upcheck, localhost, 200",
    "POST /api/v1/enclaves/16/ports/7878, localhost, 405",
  })
  void upgradesWhatIsMeantSo(String line, String host, String status) throws IOException {
    try (var stage = local(GatewayStage.LIMITS);
        Socket socket = stage.connect()) {
      byte[] request =
          "%s HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: vsock\r\n\r\n"
              .formatted(line, host)
              .getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(request);
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 " + status, new String(answer, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void losesNothingThatWasSaidBeforeTheAnswer() throws IOException {
    try (var stage = local(GatewayStage.LIMITS);
        Socket socket = stage.connect()) {
      byte[] request =
          ("GET /api/v1/enclaves/16/ports/7878 HTTP/1.1\r\nHost: localhost\r\n"
                  + "Connection: Upgrade\r\nUpgrade: vsock\r\n\r\nhello\0")
              .getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(request);
      byte[] all = socket.getInputStream().readAllBytes();
      assertEquals(
          "hello\0",
          new String(
              Arrays.copyOfRange(all, all.length - 6, all.length), StandardCharsets.US_ASCII));
    }
  }
}
