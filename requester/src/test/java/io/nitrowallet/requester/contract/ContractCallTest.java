package io.nitrowallet.requester.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Against the examples of Solidity's contract ABI specification, by which web3j is used rightly.
final class ContractCallTest {
  @Test
  void encodesTheSpecificationsFirstExample() {
    assertEquals(
        "cdcd77c0"
            + "0000000000000000000000000000000000000000000000000000000000000045"
            + "0000000000000000000000000000000000000000000000000000000000000001",
        call("baz(uint32,bool)", "[69, true]").hex());
  }

  @Test
  void encodesTheSpecificationsFixedArrayOfBytes() {
    assertEquals(
        "fce353f6"
            + "6162630000000000000000000000000000000000000000000000000000000000"
            + "6465660000000000000000000000000000000000000000000000000000000000",
        call("bar(bytes3[2])", "[[\"0x616263\", \"0x646566\"]]").hex());
  }

  /// Decimal digits are no hex digits, which the library would take them for.
  @Test
  void paysAsManyTokensAsWereWritten() {
    assertEquals(
        "a9059cbb"
            + "00000000000000000000000070997970c51812dc3a010c7d01b50e0d17dc79c8"
            + "0000000000000000000000000000000000000000000000000000000000000064",
        call(
                "transfer(address to, uint amount)",
                "[\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\", \"100\"]")
            .hex());
  }

  @Test
  void readsTheFunctionOfAnAbi() {
    JsonNode abi =
        json("""
        {"abi": [{"type": "event", "name": "Transfer"},
          {"type": "function", "name": "approve",
           "inputs": [{"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"}]}]}
        """)
            .get("abi");
    assertEquals(ContractCall.parse("approve(address,uint256)"), ContractCall.of(abi));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transfer(address,uint256)|[\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\"]",
        "transfer(address,uint256)|[\"alice\", 1]",
        "set(uint8)|[256]",
        "set(uint256)|[\"1.5\"]",
        "set(uint256)|[\"\"]",
        "set(bool)|[\"yes\"]",
        "set(bytes4)|[\"0x0102\"]",
        "set(bytes)|[\"0x0\"]",
        "set(uint256[2])|[[1]]",
      })
  void refusesArgumentsThatDoNotFit(String signature, String arguments) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> call(signature, arguments));
    assertEquals(ErrorCode.INVALID_TRANSACTION, refused.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"transfer", "(address)", "set((uint256,bool))", "set(float)", "set(uint256[][])"})
  void refusesWhatIsNoFunctionThatItTakes(String signature) {
    assertThrows(RefusedException.class, () -> ContractCall.parse(signature));
  }

  private static Bytes call(String signature, String arguments) {
    return ContractCall.parse(signature).encode(json("{\"a\": " + arguments + "}").get("a"));
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }
}
