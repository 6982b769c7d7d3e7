package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.requester.accounts.Fixture;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class JsonRpcGatewayTest {
  private static final String ME = GatewayStage.address(1);
  private static final String TRANSACTION =
      "{\"from\":\""
          + ME
          + "\",\"type\":\"0x2\",\"chainId\":\"0x5\",\"nonce\":\"0x1\",\"gas\":\"0x5208\","
          + "\"maxFeePerGas\":\"0x77359400\",\"maxPriorityFeePerGas\":\"0x3b9aca00\","
          + "\"to\":\"0x00000000000000000000000000000000000000aa\",\"value\":\"0x1\"}";
  private static final String TYPED_DATA =
      "{\"types\":{\"EIP712Domain\":[{\"name\":\"name\",\"type\":\"string\"}],"
          + "\"Note\":[{\"name\":\"size\",\"type\":\"uint8\"}]},\"primaryType\":\"Note\","
          + "\"domain\":{\"name\":\"Test\"},\"message\":{\"size\":\"7\"}}";

  private final GatewayStage stage = new GatewayStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static void assertError(JsonNode answer, int number, ErrorCode code) {
    assertEquals(number, answer.at("/error/code").intValue(), answer.toString());
    assertEquals(code.name(), answer.at("/error/data/code").asString(), answer.toString());
    assertFalse(answer.at("/error/data/requestId").asString().isEmpty(), answer.toString());
    assertFalse(answer.toString().contains("Exception"), answer.toString());
    assertFalse(answer.toString().contains("java"), answer.toString());
    assertTrue(answer.path("result").isMissingNode(), answer.toString());
  }

  /// That `hex` is a signature of the first account over what the enclave was asked to sign.
  private void assertSigned(JsonNode hex) {
    Bytes bytes = Bytes.ofHex(hex.asString());
    assertEquals(65, bytes.length());
    var signature =
        new Signature(
            new BigInteger(1, bytes.slice(0, 32).toArray()),
            new BigInteger(1, bytes.slice(32, 64).toArray()),
            bytes.at(64) - 27);
    assertEquals(
        Optional.of(Fixture.account(1).publicKey()),
        Secp256k1.recover(stage.asked.getLast().digest(), signature));
  }

  @Test
  void listsTheAccounts() throws IOException, InterruptedException {
    JsonNode result = stage.call("eth_accounts", "[]").path("result");
    assertEquals(2, result.size());
    List<String> found = result.values().stream().map(JsonNode::asString).sorted().toList();
    assertEquals(
        List.of(GatewayStage.address(1), GatewayStage.address(2)).stream().sorted().toList(),
        found);
  }

  @Test
  void saysWhichChainItSignsFor() throws IOException, InterruptedException {
    assertEquals("0x5", stage.call("eth_chainId", "[]").path("result").asString());
  }

  @Test
  void signsAMessageInEitherOrderOfParameters() throws IOException, InterruptedException {
    assertSigned(stage.call("eth_sign", "[\"%s\",\"0x6869\"]".formatted(ME)).path("result"));
    assertSigned(stage.call("personal_sign", "[\"0x6869\",\"%s\"]".formatted(ME)).path("result"));
    assertSigned(
        stage.call("personal_sign", "[\"0x6869\",\"%s\",\"word\"]".formatted(ME)).path("result"));
    assertEquals(
        List.of(PersonalMessage.ofText("hi"), PersonalMessage.ofText("hi")),
        stage.asked.subList(0, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth_signTypedData", "eth_signTypedData_v4"})
  void signsTypedDataGivenAsAnObjectOrAsItsText(String method)
      throws IOException, InterruptedException {
    assertSigned(stage.call(method, "[\"%s\",%s]".formatted(ME, TYPED_DATA)).path("result"));
    String text = "\"" + TYPED_DATA.replace("\"", "\\\"") + "\"";
    assertSigned(stage.call(method, "[\"%s\",%s]".formatted(ME, text)).path("result"));
    assertInstanceOf(TypedMessage.class, stage.asked.getFirst());
    assertEquals(stage.asked.getFirst(), stage.asked.getLast());
  }

  @Test
  void answersATransactionWithItsRawBytes() throws IOException, InterruptedException {
    JsonNode result =
        stage.call("eth_signTransaction", "[%s]".formatted(TRANSACTION)).path("result");
    var unsigned = (UnsignedTransaction) stage.asked.getFirst();
    try (var key = Fixture.privateKey(1)) {
      var signature = new BouncyCastleSigner().sign(key, unsigned.digest());
      assertEquals(unsigned.encode(signature).hex0x(), result.asString());
    }
  }

  @Test
  void refusesATransactionThatIsValidOnEveryChain() throws IOException, InterruptedException {
    String bad =
        "{\"from\":\"%s\",\"unprotected\":true,\"nonce\":\"0x1\",\"gas\":\"0x5208\",\"gasPrice\":\"0x1\",\"to\":\"%s\"}"
            .formatted(ME, ME);
    JsonNode answer = stage.call("eth_signTransaction", "[%s]".formatted(bad));
    assertError(answer, -32602, ErrorCode.INVALID_TRANSACTION);
    assertTrue(answer.at("/error/message").asString().contains("chain 5"), answer.toString());
    assertEquals(List.of(), stage.asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"ME\"]",
        "[\"ME\",\"0x12\",\"0x12\"]",
        "[\"ME\",\"0x1\"]",
        "[\"ME\",\"hi\"]",
        "[\"ME\",7]",
        "[\"ME00\",\"0x12\"]",
        "[\"0xAa00000000000000000000000000000000000000\",\"0x12\"]",
        "[null,\"0x12\"]"
      })
  void refusesParametersOfAnotherShape(String parameters) throws IOException, InterruptedException {
    assertError(
        stage.call("eth_sign", parameters.replace("ME", ME)), -32602, ErrorCode.INVALID_VALUE);
    assertEquals(List.of(), stage.asked);
  }

  @Test
  void refusesAnAccountThatIsNotThere() throws IOException, InterruptedException {
    assertError(
        stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(GatewayStage.address(3))),
        -32001,
        ErrorCode.ACCOUNT_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "POLICY_DENIED, 4100",
    "UNAVAILABLE, -32002",
    "BUSY, -32005",
    "ROW_TAMPERED, -32603",
    "CREDENTIALS_REJECTED, -32603",
    "INVALID_CONFIGURATION, -32603"
  })
  void passesOnWhyTheEnclaveRefuses(ErrorCode code, int number)
      throws IOException, InterruptedException {
    stage.enclave(_ -> new Refused(code, "the enclave says no"));
    JsonNode answer = stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(ME));
    assertError(answer, number, code);
    assertEquals("the enclave says no", answer.at("/error/message").asString());
  }

  @Test
  void refusesASignatureThatIsNotTheAccounts() throws IOException, InterruptedException {
    stage.enclave(command ->
        GatewayStage.honest(
            new SignCommand(Fixture.account(new AccountName("second"), 2), command.signable())));
    assertError(
        stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(ME)), -32603, ErrorCode.REPLY_REFUSED);
  }

  @Test
  void saysNothingOfAFaultButItsRequestId() throws IOException, InterruptedException {
    stage.enclave(_ -> {
      throw new IllegalStateException("secret detail");
    });
    JsonNode answer = stage.call("eth_sign", "[\"%s\",\"0x12\"]".formatted(ME));
    assertError(answer, -32603, ErrorCode.INTERNAL);
    assertFalse(answer.toString().contains("secret"), answer.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth_sendTransaction", "eth_getBalance", "", "eth_Sign"})
  void refusesMethodsThatItDoesNotHave(String method) throws IOException, InterruptedException {
    assertError(stage.call(method, "[]"), -32601, ErrorCode.UNKNOWN_REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|-32700",
        "''|-32700",
        "{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\"}|-32700",
        "{} {}|-32700",
        "[]|-32600",
        "7|-32600",
        "{}|-32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"eth_chainId\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"eth_chainId\"}|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":{}}|-32600",
      })
  void refusesWhatIsNoRequest(String body, int number) throws IOException, InterruptedException {
    var response = stage.post("/", body);
    assertEquals(200, response.statusCode());
    JsonNode answer = GatewayStage.json(response);
    assertError(answer, number, ErrorCode.BAD_REQUEST);
    assertTrue(answer.path("id").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"a\"", "null", "9007199254740993"})
  void answersToTheIdOfTheRequest(String id) throws IOException, InterruptedException {
    var response =
        stage.post("/", "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"eth_chainId\"}".formatted(id));
    assertEquals(id, GatewayStage.json(response).path("id").toString());
  }

  @Test
  void answersEachRequestOfABatchAndNoNotification() throws IOException, InterruptedException {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\"}";
    var response =
        stage.post(
            "/",
            "[%s,{\"jsonrpc\":\"2.0\",\"method\":\"eth_chainId\"},8,%s]"
                .formatted(call.formatted("1", "eth_chainId"), call.formatted("2", "eth_nothing")));
    JsonNode answers = GatewayStage.json(response);
    assertEquals(3, answers.size(), answers.toString());
    assertEquals("0x5", answers.at("/0/result").asString());
    assertEquals(-32600, answers.at("/1/error/code").intValue());
    assertEquals(-32601, answers.at("/2/error/code").intValue());
    assertEquals(
        response.headers().firstValue("X-Request-Id"),
        Optional.of(answers.at("/2/error/data/requestId").asString()));
  }

  @Test
  void answersNotificationsWithNothingAndDoesNotCarryThemOut()
      throws IOException, InterruptedException {
    var response =
        stage.post(
            "/",
            "{\"jsonrpc\":\"2.0\",\"method\":\"eth_sign\",\"params\":[\"%s\",\"0x12\"]}"
                .formatted(ME));
    assertEquals(204, response.statusCode());
    assertEquals(List.of(), stage.asked);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "1001, false"})
  void takesAThousandRequestsInABatchAndNoMore(int size, boolean taken)
      throws IOException, InterruptedException {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\"}";
    String batch = "[" + String.join(",", Collections.nCopies(size, call)) + "]";
    JsonNode answer = GatewayStage.json(stage.post("/", batch));
    if (taken) {
      assertEquals(size, answer.size());
    } else {
      assertError(answer, -32600, ErrorCode.BAD_REQUEST);
    }
  }

  @Test
  void refusesTheRestOfABatchThatTakesTooLong() throws IOException, InterruptedException {
    var limits = GatewayStage.LIMITS;
    var impatient = new GatewayLimits(limits.body(), Duration.ofMillis(200), limits.drain(), 32, 0);
    try (GatewayStage slow = new GatewayStage(impatient)) {
      slow.enclave(command -> {
        LockSupport.parkNanos(300_000_000);
        return GatewayStage.honest(command);
      });
      String call =
          "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"eth_sign\",\"params\":[\"%s\",\"0x12\"]}";
      JsonNode answers =
          GatewayStage.json(
              slow.post("/", "[%s,%s]".formatted(call.formatted(1, ME), call.formatted(2, ME))));
      assertEquals(132, answers.at("/0/result").asString().length());
      assertError(answers.path(1), -32002, ErrorCode.UNAVAILABLE);
      assertEquals(2, answers.at("/1/id").intValue());
      assertEquals(1, slow.asked.size());
    }
  }

  static List<String> deep() {
    return List.of("[".repeat(30) + "]".repeat(30), "[" + "0,".repeat(100_000) + "0]");
  }

  @ParameterizedTest
  @MethodSource("deep")
  void refusesDocumentsThatWouldTakeMuchMemory(String body)
      throws IOException, InterruptedException {
    assertError(GatewayStage.json(stage.post("/", body)), -32700, ErrorCode.BAD_REQUEST);
  }
}
