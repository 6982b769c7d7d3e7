package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Callers;
import io.nitrowallet.parent.gateway.access.CertifiedCallers;
import io.nitrowallet.parent.gateway.access.LocalCallers;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.parent.gateway.tls.TlsFiles;
import io.nitrowallet.requester.tls.Authority;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The gateway behind TLS, and behind certificates of its callers.
@Timeout(60)
class TlsTest {
  @TempDir private Path folder = Path.of("");

  private Optional<Authority> servers = Optional.empty();
  private Optional<Authority> clients = Optional.empty();

  @BeforeEach
  void issue() throws GeneralSecurityException, IOException {
    servers = Optional.of(new Authority("servers"));
    clients = Optional.of(new Authority("clients"));
    servers().issue("gateway").write(folder, "gateway");
    Authority.write(folder.resolve("clients.pem"), clients().root());
  }

  private Authority servers() {
    return servers.orElseThrow();
  }

  private Authority clients() {
    return clients.orElseThrow();
  }

  private TlsFiles files(boolean mutual) {
    return new TlsFiles(
        folder.resolve("gateway.pem"),
        folder.resolve("gateway.key"),
        mutual ? Optional.of(folder.resolve("clients.pem")) : Optional.empty());
  }

  private Entrance entrance(boolean mutual, Callers callers) {
    return new Entrance(
        GatewayStage.LOOPBACK, HostNames.local(), Optional.of(files(mutual)), callers);
  }

  private GatewayStage stage(Entrance entrance, Optional<Authority.Identity> client)
      throws GeneralSecurityException, IOException {
    SSLContext context = servers().context(client);
    return new GatewayStage(
        GatewayStage.LIMITS, entrance, HttpClient.newBuilder().sslContext(context).build());
  }

  @Test
  void servesOverTls() throws GeneralSecurityException, IOException, InterruptedException {
    try (var stage = stage(entrance(false, new LocalCallers()), Optional.empty())) {
      assertEquals("https", stage.gateway.uri().getScheme());
      assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
    }
  }

  @Test
  void speaksNoOlderTls() throws GeneralSecurityException, IOException, InterruptedException {
    try (var stage = stage(entrance(false, new LocalCallers()), Optional.empty())) {
      SSLParameters old = new SSLParameters();
      old.setProtocols(new String[] {"TLSv1.2"});
      try (HttpClient client =
          HttpClient.newBuilder()
              .sslContext(servers().context(Optional.empty()))
              .sslParameters(old)
              .build()) {
        var request = stage.request("/upcheck").build();
        assertThrows(
            IOException.class, () -> client.send(request, HttpResponse.BodyHandlers.ofString()));
      }
      assertEquals(200, stage.get("/upcheck").statusCode());
    }
  }

  @Test
  void answersNothingToPlainHttp()
      throws GeneralSecurityException, IOException, InterruptedException {
    try (var stage = stage(entrance(false, new LocalCallers()), Optional.empty());
        Socket socket = stage.connect()) {
      socket
          .getOutputStream()
          .write(
              "GET /upcheck HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertFalse(received(socket).contains("200"));
    }
  }

  private static String received(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }

  @Test
  void servesWhoeverHasACertificateOfTheAuthority()
      throws GeneralSecurityException, IOException, InterruptedException {
    var backend = Optional.of(clients().issue("backend"));
    try (var stage = stage(entrance(true, new CertifiedCallers()), backend)) {
      assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
    }
  }

  @Test
  void letsNobodyInWithoutACertificateOrWithOneOfAnotherAuthority()
      throws GeneralSecurityException, IOException, InterruptedException {
    var foreign = new Authority("others").issue("backend");
    for (var client : List.of(Optional.<Authority.Identity>empty(), Optional.of(foreign))) {
      try (var stage = stage(entrance(true, new CertifiedCallers()), client)) {
        assertThrows(IOException.class, () -> stage.get("/upcheck"));
        assertThrows(IOException.class, () -> stage.call("eth_chainId", "[]"));
      }
    }
  }

  @Test
  void knowsCallersByTheirCertificates()
      throws GeneralSecurityException, IOException, InterruptedException {
    var backend = clients().issue("backend");
    var other = clients().issue("backend");
    Entrance entrance = entrance(true, listed(backend.fingerprint(), Optional.empty()));
    try (var stage = stage(entrance, Optional.of(backend))) {
      assertEquals(1, stage.call("eth_accounts", "[]").path("result").size());
    }
    try (var stage = stage(entrance, Optional.of(other))) {
      assertEquals(401, stage.post("/", "{}").statusCode());
    }
  }

  @Test
  void wantsBothWhereBothAreNamed()
      throws GeneralSecurityException, IOException, InterruptedException {
    var backend = clients().issue("backend");
    var other = clients().issue("other");
    Entrance entrance = entrance(true, listed(backend.fingerprint(), Optional.of("secret-token")));
    try (var stage = stage(entrance, Optional.of(backend))) {
      assertEquals(401, stage.post("/", "{}").statusCode());
      assertEquals(1, stage.as("secret-token").call("eth_accounts", "[]").path("result").size());
    }
    try (var stage = stage(entrance, Optional.of(other))) {
      assertEquals(401, stage.as("secret-token").post("/", "{}").statusCode());
    }
  }

  private TokensFile listed(String fingerprint, Optional<String> token) throws IOException {
    String hash =
        token
            .map(it -> Digests.sha256(Bytes.copyOf(it.getBytes(StandardCharsets.UTF_8))).hex())
            .map("\"tokenSha256\":\"%s\","::formatted)
            .orElse("");
    return TokensFile.read(
        Files.writeString(
            folder.resolve("tokens.yaml"),
            ("{\"callers\":[{\"name\":\"backend\",%s\"certificateSha256\":\"%s\","
                    + "\"accounts\":[\"second\"],\"operations\":[\"read\"]}]}")
                .formatted(hash, fingerprint)));
  }

  @Test
  void takesARenewedCertificateWhenItReloads()
      throws GeneralSecurityException, IOException, InterruptedException {
    try (var stage = stage(entrance(false, new LocalCallers()), Optional.empty())) {
      assertEquals(200, stage.get("/upcheck").statusCode());
      var renewed = new Authority("renewed");
      renewed.issue("gateway").write(folder, "gateway");
      assertEquals(200, stage.post("/reload", "").statusCode());
      try (HttpClient client =
          HttpClient.newBuilder().sslContext(renewed.context(Optional.empty())).build()) {
        var answer =
            client.send(stage.request("/upcheck").build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("OK", answer.body());
      }
    }
  }

  @Test
  void trustsTheAuthorityThatTheFileNamesWhenItReloads()
      throws GeneralSecurityException, IOException, InterruptedException {
    var before = clients().issue("backend");
    var renewed = new Authority("renewed");
    try (var stage = stage(entrance(true, new CertifiedCallers()), Optional.of(before));
        HttpClient after =
            HttpClient.newBuilder()
                .sslContext(servers().context(Optional.of(renewed.issue("backend"))))
                .build()) {
      assertThrows(IOException.class, () -> status(after, stage));
      Authority.write(folder.resolve("clients.pem"), renewed.root());
      assertEquals(200, stage.post("/reload", "").statusCode());
      assertEquals(200, status(after, stage));
      try (HttpClient again =
          HttpClient.newBuilder().sslContext(servers().context(Optional.of(before))).build()) {
        assertThrows(IOException.class, () -> status(again, stage));
      }
    }
  }

  private static int status(HttpClient client, GatewayStage stage)
      throws IOException, InterruptedException {
    var request = stage.request("/upcheck").build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void refusesFilesThatDoNotFitTogether()
      throws GeneralSecurityException, IOException, InterruptedException {
    servers().issue("other").write(folder, "other");
    Path certificate = folder.resolve("gateway.pem");
    assertRefused(
        "private key of the first certificate",
        new TlsFiles(certificate, folder.resolve("other.key"), Optional.empty()));
    assertRefused(
        "keyFile", new TlsFiles(certificate, folder.resolve("gateway.pem"), Optional.empty()));
    assertRefused(
        "certificateFile",
        new TlsFiles(
            folder.resolve("gateway.key"), folder.resolve("gateway.key"), Optional.empty()));
    assertRefused(
        "cannot be read",
        new TlsFiles(folder.resolve("none"), folder.resolve("gateway.key"), Optional.empty()));
    assertRefused(
        "clientCaFile",
        new TlsFiles(
            certificate,
            folder.resolve("gateway.key"),
            Optional.of(folder.resolve("gateway.key"))));
  }

  private static void assertRefused(String word, TlsFiles files) {
    var refusal = assertThrows(RefusedException.class, files::load);
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains(word), refusal.sentence());
  }
}
