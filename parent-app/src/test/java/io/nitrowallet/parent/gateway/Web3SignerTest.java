package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.requester.accounts.Fixture;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One test for each row of docs/web3signer.md.
@Timeout(60)
class Web3SignerTest {
  private static final String SIGN = "/api/v1/eth1/sign/";
  private static final String DATA = "{\"data\":\"0x48656c6c6f\"}";

  private final GatewayStage stage = new GatewayStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static String key(int seed) {
    return Fixture.account(seed).publicKey().uncompressed().slice(1, 65).hex0x();
  }

  private static String signature(Bytes data) {
    try (var key = Fixture.privateKey(1)) {
      return new BouncyCastleSigner().sign(key, Digests.keccak256(data)).encodeForWallets().hex0x();
    }
  }

  private static UnsignedTransaction transaction(String chain) {
    String json =
        "{\"chainId\":\"%s\",\"nonce\":\"0x1\",\"gas\":\"0x5208\",\"gasPrice\":\"0x1\",\"to\":\"%s\"}"
            .formatted(chain, GatewayStage.address(2));
    return TransactionJson.decode(
        StrictJson.parse(Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8))));
  }

  private static String body(UnsignedTransaction transaction) {
    return "{\"data\":\"%s\"}".formatted(transaction.signingPayload().hex0x());
  }

  @Test
  void saysThatItIsUp() throws IOException, InterruptedException {
    var response = stage.get("/upcheck");
    assertEquals(200, response.statusCode());
    assertEquals("OK", response.body());
    assertEquals(
        "text/plain; charset=utf-8", response.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void listsPublicKeysOfSixtyFourBytes() throws IOException, InterruptedException {
    var response = stage.get("/api/v1/eth1/publicKeys");
    assertEquals(200, response.statusCode());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        Stream.of(key(1), key(2)).sorted().toList(),
        GatewayStage.json(response).values().stream().map(key -> key.asString()).sorted().toList());
    assertEquals(130, key(1).length());
  }

  static List<String> names() {
    String key = key(1);
    String address = GatewayStage.address(1);
    return List.of(
        key,
        key.substring(2),
        "0x" + key.substring(2).toUpperCase(Locale.ROOT),
        address,
        address.substring(2),
        Fixture.account(1).address().checksummed());
  }

  @ParameterizedTest
  @MethodSource("names")
  void signsTheHashOfTheDataAsWhoeverIsNamed(String identifier)
      throws IOException, InterruptedException {
    var response = stage.post(SIGN + identifier, DATA);
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(
        "text/plain; charset=utf-8", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(signature(Bytes.ofHex("0x48656c6c6f")), response.body());
    assertEquals(
        List.of(new BareDigest(Digests.keccak256(Bytes.ofHex("0x48656c6c6f")))), stage.asked);
  }

  @Test
  void judgesAnUnsignedTransactionAsOne() throws IOException, InterruptedException {
    UnsignedTransaction transaction = transaction("0x5");
    var response = stage.post(SIGN + key(1), body(transaction));
    assertEquals(signature(transaction.signingPayload()), response.body());
    assertEquals(transaction, assertInstanceOf(UnsignedTransaction.class, stage.asked.getFirst()));
  }

  @Test
  void refusesATransactionOfAnotherChain() throws IOException, InterruptedException {
    var response = stage.post(SIGN + key(1), body(transaction("0x1")));
    assertEquals(400, response.statusCode());
    assertEquals("INVALID_TRANSACTION", GatewayStage.json(response).path("code").asString());
    assertEquals(List.of(), stage.asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"data\":7}",
        "{\"data\":null}",
        "{\"data\":\"0x1\"}",
        "{\"data\":\"48656c6c6f\"}",
        "{\"data\":\"0xzz\"}",
        "{\"data\":\"0x12\",\"more\":1}",
      })
  void refusesABodyThatIsNotOne(String body) throws IOException, InterruptedException {
    var response = stage.post(SIGN + key(1), body);
    assertEquals(400, response.statusCode(), response.body());
    assertEquals("BAD_REQUEST", GatewayStage.json(response).path("code").asString());
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void refusesABodyOfAnotherType() throws IOException, InterruptedException {
    var request = stage.request(SIGN + key(1)).POST(HttpRequest.BodyPublishers.ofString(DATA));
    assertEquals(415, stage.send(request).statusCode());
  }

  static List<String> nobody() {
    return List.of(key(3), GatewayStage.address(3), "0x12", "treasury", key(1) + "00");
  }

  @ParameterizedTest
  @MethodSource("nobody")
  void doesNotFindWhoIsNotThere(String identifier) throws IOException, InterruptedException {
    var response = stage.post(SIGN + identifier, DATA);
    assertEquals(404, response.statusCode());
    assertEquals("ACCOUNT_NOT_FOUND", GatewayStage.json(response).path("code").asString());
  }

  @ParameterizedTest
  @CsvSource({
    "POLICY_DENIED, 403",
    "UNAVAILABLE, 503",
    "BUSY, 503",
    "ROW_TAMPERED, 500",
    "KMS_DENIED, 500"
  })
  void saysWhyTheEnclaveRefuses(ErrorCode code, int status)
      throws IOException, InterruptedException {
    stage.enclave(_ -> new Refused(code, "the enclave says no"));
    var response = stage.post(SIGN + key(1), DATA);
    assertEquals(status, response.statusCode());
    assertEquals(code.name(), GatewayStage.json(response).path("code").asString());
    assertEquals("the enclave says no", GatewayStage.json(response).path("detail").asString());
  }

  @Test
  void answersToNoOtherMethod() throws IOException, InterruptedException {
    assertEquals(405, stage.get(SIGN + key(1)).statusCode());
    assertEquals(405, stage.post("/api/v1/eth1/publicKeys", "{}").statusCode());
  }
}
