package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.jsonrpc.SigningMethods;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoors;
import io.nitrowallet.parent.gateway.wallet.AccountDirectory;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentReviews;
import io.nitrowallet.requester.intents.IntentSigning;
import io.nitrowallet.requester.intents.ProposingSigner;
import io.nitrowallet.requester.receipts.MemoryReceiptArchive;
import io.nitrowallet.vsock.transport.UnixDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A gateway on a real socket, over an enclave and a table that are not: two accounts on chain 5.
final class GatewayStage implements AutoCloseable {
  final MemoryReceiptArchive receipts = new MemoryReceiptArchive();

  static final ChainId CHAIN = ChainId.of(5);
  static final GatewayLimits LIMITS =
      new GatewayLimits(
          Duration.ofMillis(1_500), Duration.ofSeconds(30), Duration.ofSeconds(20), 32, 96);

  static final ListenAddress LOOPBACK = new ListenAddress(InetAddress.getLoopbackAddress(), 0);

  /// What the enclave was asked to sign.
  final List<Signable> asked = new CopyOnWriteArrayList<>();

  final Scene scene = new Scene();
  final Wallet wallet;
  private final MethodTable methods;
  private final IntentOffice office;
  private final EnclaveDoors doors;
  final Gateway gateway;
  private final HttpClient client;
  private Optional<String> token = Optional.empty();
  private SignUseCase enclave = GatewayStage::honest;
  private CheckHealthUseCase health = GatewayStage::healthy;

  GatewayStage() {
    this(LIMITS);
  }

  GatewayStage(GatewayLimits limits) {
    this(limits, Entrance.local(LOOPBACK), HttpClient.newHttpClient());
  }

  GatewayStage(GatewayLimits limits, Function<Wallet, MethodTable> methods) {
    this(limits, Entrance.local(LOOPBACK), HttpClient.newHttpClient(), methods, closed());
  }

  GatewayStage(GatewayLimits limits, Entrance entrance, HttpClient client) {
    this(limits, entrance, client, closed());
  }

  GatewayStage(GatewayLimits limits, Entrance entrance, HttpClient client, EnclaveDoors doors) {
    this(limits, entrance, client, wallet -> MethodTable.of(new SigningMethods(wallet)), doors);
  }

  private static EnclaveDoors closed() {
    return EnclaveDoors.of(new UnixDirectory(Path.of("none")), Set.of());
  }

  private GatewayStage(
      GatewayLimits limits,
      Entrance entrance,
      HttpClient client,
      Function<Wallet, MethodTable> methods,
      EnclaveDoors doors) {
    this.client = client;
    this.doors = doors;
    scene.keep(Fixture.account(1));
    scene.keep(Fixture.account(new AccountName("second"), 2));
    var pinned = new PinnedAccounts(scene, scene.pins());
    var signing = new AccountSigning(pinned, this::sign);
    var reviews = new IntentReviews(pinned, PolicyJson::decode, Instant::now);
    var intents = new IntentDesk(scene.intents(), reviews, Instant::now);
    office = new IntentOffice(intents, new IntentSigning(intents, signing));
    wallet =
        new Wallet(
            new AccountDirectory(scene, pinned),
            new ProposingSigner(
                signing, new IntentDrafts(new SecureRandom()::nextBytes, Instant::now), intents),
            new AccountExplanation(pinned, GatewayStage::explain),
            CHAIN);
    this.methods = methods.apply(wallet);
    gateway = Gateway.start(entrance, services(), limits);
  }

  GatewayServices services() {
    var orders = new AccountOrders(target -> Arrays.fill(target, (byte) 0x11), () -> Instant.EPOCH);
    var desk =
        new AccountDesk(
            orders, scene.registration(), scene.audit(), Optional.of(Fixture.KEY.keyId()));
    var enclaves = List.of(new EnclaveVoice("CID 16", scene::attest, () -> health.check()));
    var oversight = Oversight.of(new GatewayMetrics(), enclaves, scene);
    return new GatewayServices(
        wallet, methods, desk, office, new Evidence(enclaves, receipts), doors, oversight);
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
          new BouncyCastleSigner().sign(key, command.signable().digest()),
          "open",
          Summary.of(command.signable(), command.account().address()),
          Fixture.SIGNED);
    }
  }

  private static ExplainResult explain(ExplainCommand command) {
    return new ExplainResult.Explained(
        Summary.of(command.signable(), command.account().address()),
        PolicyJson.decode(command.account().policy()).decide(command.signable(), Instant.EPOCH),
        Fixture.SIGNED);
  }

  private static CheckHealthResult healthy() {
    return new CheckHealthResult.Healthy(
        "1.2.3",
        List.of(1),
        Bytes.ofHex("66".repeat(32)),
        Duration.ofSeconds(90),
        Map.of("served.sign", 3L, "refused.KMS_DENIED", 1L, "bad\"name", 1L));
  }

  /// Has the enclave tell otherwise how it is.
  GatewayStage health(CheckHealthUseCase other) {
    health = other;
    return this;
  }

  /// Shows `shown` with every request from now on.
  GatewayStage as(String shown) {
    token = Optional.of(shown);
    return this;
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
    var request =
        HttpRequest.newBuilder(URI.create(gateway.uri() + path)).timeout(Duration.ofSeconds(20));
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
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
