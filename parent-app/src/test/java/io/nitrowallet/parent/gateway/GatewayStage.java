package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.parent.accounts.AccountSigning;
import io.nitrowallet.parent.accounts.Fixture;
import io.nitrowallet.parent.accounts.PinnedAccounts;
import io.nitrowallet.parent.accounts.Scene;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.jsonrpc.SigningMethods;
import io.nitrowallet.parent.gateway.wallet.AccountDirectory;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A gateway on a real socket, over an enclave and a table that are not: two accounts on chain 5.
final class GatewayStage implements AutoCloseable {
  static final ChainId CHAIN = ChainId.of(5);
  static final GatewayLimits LIMITS =
      new GatewayLimits(
          Duration.ofMillis(1_500), Duration.ofSeconds(30), Duration.ofSeconds(20), 32, 96);

  /// What the enclave was asked to sign.
  final List<Signable> asked = new CopyOnWriteArrayList<>();

  final Scene scene = new Scene();
  final Wallet wallet;
  final Gateway gateway;
  private final HttpClient client = HttpClient.newHttpClient();
  private SignUseCase enclave = GatewayStage::honest;

  GatewayStage() {
    this(LIMITS);
  }

  GatewayStage(GatewayLimits limits) {
    this(limits, wallet -> MethodTable.of(new SigningMethods(wallet)));
  }

  GatewayStage(GatewayLimits limits, Function<Wallet, MethodTable> methods) {
    scene.keep(Fixture.account(1));
    scene.keep(Fixture.account(new AccountName("second"), 2));
    var pinned = new PinnedAccounts(scene, scene.pins());
    var signing = new AccountSigning(pinned, this::sign);
    wallet = new Wallet(new AccountDirectory(scene, pinned), signing, CHAIN);
    gateway =
        Gateway.start(
            new ListenAddress(InetAddress.getLoopbackAddress(), 0),
            wallet,
            methods.apply(wallet),
            limits);
  }

  private SignResult sign(SignCommand command) {
    asked.add(command.signable());
    return enclave.sign(command);
  }

  /// Signs with the key of the row, whatever it is asked.
  static SignResult honest(SignCommand command) {
    int seed = command.account().name().equals(Fixture.NAME) ? 1 : 2;
    try (var key = Fixture.privateKey(seed)) {
      return new SignResult.Signed(
          new BouncyCastleSigner().sign(key, command.signable().digest()), "open", Fixture.SIGNED);
    }
  }

  /// Has the enclave answer otherwise.
  GatewayStage enclave(SignUseCase other) {
    enclave = other;
    return this;
  }

  static String address(int seed) {
    return Fixture.account(seed).address().lowerCase();
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// One call; the whole answer.
  JsonNode call(String method, String parameters) throws IOException, InterruptedException {
    return json(
        post(
            "/",
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, parameters)));
  }

  static JsonNode json(HttpResponse<String> response) {
    return HttpJson.parse(Bytes.copyOf(response.body().getBytes(StandardCharsets.UTF_8)));
  }

  /// A connection on which a test writes what no client would.
  Socket connect() throws IOException {
    Socket socket = new Socket(gateway.uri().getHost(), gateway.uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
