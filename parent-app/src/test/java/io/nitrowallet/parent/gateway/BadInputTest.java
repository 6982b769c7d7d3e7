package io.nitrowallet.parent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.domain.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What callers get wrong, or try: over JSON-RPC and over REST it is refused with a stable code, in
/// a sentence that shows nothing of our insides, and the enclave is not asked.
@Timeout(60)
class BadInputTest {
  private static final GatewayStage STAGE = new GatewayStage();
  private static final String ME = GatewayStage.address(1);
  private static final String TO = "\"to\":\"0x00000000000000000000000000000000000000aa\"";
  private static final String TRANSACTION =
      "{\"from\":\"%s\",\"type\":\"0x2\",\"chainId\":\"0x5\",\"nonce\":\"0x1\",\"gas\":\"0x5208\","
              .formatted(ME)
          + "\"maxFeePerGas\":\"0x77359400\",\"maxPriorityFeePerGas\":\"0x3b9aca00\","
          + TO
          + ",\"value\":\"0x1\"}";
  private static final String TYPED_DATA =
      "{\"types\":{\"EIP712Domain\":[{\"name\":\"name\",\"type\":\"string\"}],"
          + "\"Note\":[{\"name\":\"size\",\"type\":\"uint8\"}]},\"primaryType\":\"Note\","
          + "\"domain\":{\"name\":\"Test\"},\"message\":{\"size\":\"7\"}}";

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @BeforeEach
  void forget() {
    STAGE.asked.clear();
  }

  private static Arguments flaw(String name, String part, String instead) {
    return flaw(name, part, instead, ErrorCode.INVALID_TRANSACTION);
  }

  private static Arguments flaw(String name, String part, String instead, ErrorCode code) {
    assertEquals(2, (TRANSACTION + " ").split(Pattern.quote(part), -1).length, name);
    return Arguments.of(name, TRANSACTION.replace(part, instead), code);
  }

  static Stream<Arguments> transactions() {
    String value = "\"value\":\"0x1\"";
    return Stream.of(
        flaw("no chain ID", "\"chainId\":\"0x5\",", ""),
        flaw("chain ID 0", "\"chainId\":\"0x5\"", "\"chainId\":\"0x0\""),
        flaw("a chain ID as a number", "\"chainId\":\"0x5\"", "\"chainId\":5"),
        flaw("another chain", "\"chainId\":\"0x5\"", "\"chainId\":\"0x1\""),
        flaw("a value of 2^256", value, "\"value\":\"0x1%s\"".formatted("0".repeat(64))),
        flaw("a negative value", value, "\"value\":\"-0x1\""),
        flaw("leading zeros", value, "\"value\":\"0x01\""),
        flaw("odd hex", value, value + ",\"data\":\"0x123\""),
        flaw("an address of 19 bytes", TO, TO.replace("00aa", "aa")),
        flaw("an address of 21 bytes", TO, TO.replace("00aa", "0000aa")),
        flaw("a bad checksum", TO, "\"to\":\"0xAa00000000000000000000000000000000000000\""),
        flaw("data that is not input", value, value + ",\"data\":\"0x12\",\"input\":\"0x13\""),
        flaw("a tip above the cap", "0x3b9aca00", "0x77359401"),
        flaw("gasPrice beside 1559's fees", value, value + ",\"gasPrice\":\"0x1\""),
        flaw("an unknown type", "\"0x2\"", "\"0x7f\"", ErrorCode.UNSUPPORTED_TRANSACTION),
        flaw("no nonce", "\"nonce\":\"0x1\",", ""),
        flaw("an unknown member", value, value + ",\"surprise\":\"0x1\""),
        flaw(
            "calldata over 128 KiB",
            value,
            value + ",\"data\":\"0x%s\"".formatted("00".repeat(131_073))),
        Arguments.of(
            "4844 without to", blob().replace(TO + ",", ""), ErrorCode.INVALID_TRANSACTION));
  }

  private static String blob() {
    return TRANSACTION
        .replace("\"0x2\"", "\"0x3\"")
        .replace(
            "\"value\"",
            "\"maxFeePerBlobGas\":\"0x1\",\"blobVersionedHashes\":[\"0x01%s\"],\"value\""
                .formatted("11".repeat(31)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transactions")
  void refusesTransactions(String name, String transaction, ErrorCode code)
      throws IOException, InterruptedException {
    assertRefused(code, STAGE.call("eth_signTransaction", "[%s]".formatted(transaction)));
    assertRefusedByRest(code, "transaction", transaction);
  }

  static Stream<Arguments> typedData() {
    return Stream.of(
        Arguments.of("uint8 of 256", TYPED_DATA.replace("\"7\"", "\"256\"")),
        Arguments.of("a missing member", TYPED_DATA.replace("\"size\":\"7\"", "")),
        Arguments.of("a surplus member", TYPED_DATA.replace("\"7\"", "\"7\",\"more\":\"1\"")),
        Arguments.of(
            "a type that holds itself",
            TYPED_DATA
                .replace("\"uint8\"", "\"Note\"")
                .replace("\"size\":\"7\"", "\"size\":{\"size\":{\"size\":{}}}")),
        Arguments.of("a type that is not there", TYPED_DATA.replace("\"uint8\"", "\"Other\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("typedData")
  void refusesTypedData(String name, String data) throws IOException, InterruptedException {
    assertFalse(data.equals(TYPED_DATA), name);
    assertRefused(
        ErrorCode.INVALID_TYPED_DATA,
        STAGE.call("eth_signTypedData_v4", "[\"%s\",%s]".formatted(ME, data)));
    assertRefusedByRest(ErrorCode.INVALID_TYPED_DATA, "typedData", data);
  }

  private static void assertRefused(ErrorCode code, JsonNode answer) {
    assertEquals(-32602, answer.at("/error/code").intValue(), answer.toString());
    assertEquals(code.name(), answer.at("/error/data/code").asString(), answer.toString());
    assertShowsNothing(answer);
  }

  private static void assertRefusedByRest(ErrorCode code, String op, String content)
      throws IOException, InterruptedException {
    var response =
        STAGE.post(
            "/api/v1/accounts/treasury/sign",
            "{\"op\":\"%s\",\"%s\":%s}".formatted(op, op, content));
    assertEquals(400, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(code.name(), GatewayStage.json(response).path("code").asString());
    assertShowsNothing(GatewayStage.json(response));
  }

  private static void assertShowsNothing(JsonNode answer) {
    assertFalse(answer.toString().contains("Exception"), answer.toString());
    assertFalse(answer.toString().contains("java"), answer.toString());
    assertEquals(List.of(), STAGE.asked);
  }
}
