package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.node.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class GatewayRunCommandTest {
  private static final String TOKEN = "token-that-nobody-may-see-0123456789";

  @TempDir private Path home = Path.of("");

  private Run run(String line) {
    Scene scene = new Scene();
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .run(line.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway run, gateway.chainId",
    "gateway run --chain-id 0, gateway.chainId",
    "gateway run --chain-id 0x1, gateway.chainId",
    "gateway run --chain-id 1 --listen 0.0.0.0:9545, gateway.hostNames",
    "gateway run --chain-id 1 --listen 192.168.0.4:9545, gateway.tls.certificateFile",
    "gateway run --chain-id 1 --tls-certificate a.pem, gateway.tls.keyFile",
    "gateway run --chain-id 1 --tls-certificate none.pem --tls-key none.pem, gateway.tls",
    "gateway run --chain-id 1 --client-ca a.pem, gateway.tls.certificateFile",
    "gateway run --chain-id 1 --tokens-file none.yaml, none.yaml",
    "gateway run --chain-id 1 --listen 9545, gateway.listen",
    "gateway run --chain-id 1 --node-url localhost:8545, gateway.nodeUrl",
    "gateway run --chain-id 1 --node-url https://user:word@host, without user or password",
    "gateway run --chain-id 1 --node-url http://a --node-url-file b, gateway.nodeUrlFile"
  })
  void refusesSettingsThatItCannotServe(String line, String word) {
    Run run = run(line);
    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains(word), run.err());
  }

  @Test
  void showsNobodyTheKeyInTheNodesAddress() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("node.yaml"), "gateway: {nodeUrl: \"https://host/v2/a-key\"}\n");
    for (String json : List.of("", "--json ")) {
      Run run = run("config show " + json + "--config " + file);
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().contains("gateway.nodeUrl"), run.out());
      assertFalse((run.out() + run.err()).contains("a-key"), run.out());
    }
  }

  private Run runBeside(HostileServer node, String flags) {
    return run("gateway run --chain-id 1 --listen 127.0.0.1:0 --node-url " + node.url() + flags);
  }

  @Test
  void refusesANodeOfAnotherChain() throws IOException {
    try (var node = HostileServer.answering("\"result\":\"0x5\"")) {
      Run run = runBeside(node, "");
      assertEquals(3, run.exitCode(), run.err());
      assertTrue(run.err().contains("the node follows the chain 5"), run.err());
      assertFalse(run.err().contains("a-key"), run.err());
    }
  }

  @Test
  void doesNotStartBesideANodeThatDoesNotSayItsChain() throws IOException {
    try (var node = HostileServer.answering("\"result\":null")) {
      Run run = runBeside(node, "");
      assertEquals(6, run.exitCode(), run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " --pass-method eth_sign",
        " --pass-method eth_*",
        " --max-fee 1dollar",
        " --max-fee-per-gas 1.5wei",
        " --send-for treasury"
      })
  void refusesSettingsOfTheNodeThatItCannotKeep(String flags) throws IOException {
    try (var node = HostileServer.answering("\"result\":\"0x1\"")) {
      Run run = runBeside(node, flags);
      assertEquals(3, run.exitCode(), run.err());
    }
  }

  @Test
  void readsTheNodesAddressFromAFile() throws IOException {
    try (var node = HostileServer.answering("\"result\":\"0x5\"")) {
      Path file = Files.writeString(home.resolve("node"), node.url() + "\n");
      Run run = run("gateway run --chain-id 1 --listen 127.0.0.1:0 --node-url-file " + file);
      assertTrue(run.err().contains("the node follows the chain 5"), run.err());
    }
  }

  @Test
  void servesUntilItIsTerminated() throws IOException, InterruptedException {
    Process process = start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      var ready = parse(out.readLine());
      assertEquals(5, ready.path("chainId").asInt());
      var answer = chainId(URI.create(ready.path("url").asString()), TOKEN);
      assertEquals("0x5", parse(answer).path("result").asString());
      process.destroy();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void writesDownWhoCalledWhatAndNoToken() throws IOException, InterruptedException {
    Files.writeString(
        home.resolve("tokens.yaml"),
        """
        callers:
          - {name: backend, tokenSha256: "%s", accounts: [], operations: []}
        """
            .formatted(Digests.sha256(Bytes.copyOf(TOKEN.getBytes(StandardCharsets.UTF_8))).hex()));
    Process process = start("--tokens-file=" + home.resolve("tokens.yaml"), "--log-level=debug");
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      URI url = URI.create(parse(out.readLine()).path("url").asString());
      assertEquals("0x5", parse(chainId(url, TOKEN)).path("result").asString());
      assertEquals("UNAUTHENTICATED", parse(chainId(url, "x" + TOKEN)).path("code").asString());
      process.destroy();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String log = Files.readString(home.resolve("stderr"));
    assertTrue(log.contains("caller=backend endpoint=json-rpc method=eth_chainId calls=1"), log);
    assertTrue(log.contains("caller=anybody endpoint=json-rpc method=- calls=0"), log);
    assertFalse(log.contains("nobody-may-see"), log);
  }

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NitroWalletCli.class.getName(),
                "gateway",
                "run",
                "--json",
                "--chain-id=5",
                "--listen=127.0.0.1:0",
                "--region=eu-west-1",
                "--transport=unix:" + home,
                "--pins-file=" + home.resolve("pins.json"),
                "--heads=" + home.resolve("heads.json"),
                "--receipts-folder=" + home.resolve("receipts"),
                "--config=" + Files.createFile(home.resolve("config.yaml"))));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(home.resolve("stderr").toFile()).start();
  }

  private static String chainId(URI url, String token) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\"}"))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static JsonNode parse(String text) {
    return StrictJson.parse(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }
}
