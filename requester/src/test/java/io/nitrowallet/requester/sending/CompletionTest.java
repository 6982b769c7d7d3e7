package io.nitrowallet.requester.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is filled in, and what is refused before anything is signed.
class CompletionTest {
  private final Sending sending = new Sending();

  private UnsignedTransaction sent(JsonNode transaction) {
    sending.send(transaction);
    return sending.chain.held().getLast();
  }

  private ErrorCode refused(JsonNode transaction) {
    var refused = assertThrows(RefusedException.class, () -> sending.send(transaction));
    assertTrue(sending.chain.offered.isEmpty());
    return refused.code();
  }

  private static Fees fees(long tip, long max) {
    return new Fees(Wei.of(tip), Wei.of(max));
  }

  @Test
  void fillsInAllThatATransferLacks() {
    var transaction = assertInstanceOf(DynamicFeeTransaction.class, sent(Sending.transfer(1)));
    assertEquals(FakeChain.ID, transaction.chainId());
    assertEquals(Uint64.ZERO, transaction.payment().nonce());
    assertEquals(Uint64.of(21_000), transaction.payment().gasLimit());
    assertEquals(fees(7, 207), transaction.fees());
  }

  @Test
  void paysWithOnePriceWhereTheChainHasNoBaseFee() {
    sending.chain.baseFee = Optional.empty();
    var transaction = assertInstanceOf(LegacyTransaction.class, sent(Sending.transfer(1)));
    assertEquals(Wei.of(300), transaction.gasPrice());
  }

  @Test
  void keepsTheTypeThatIsStated() {
    assertInstanceOf(LegacyTransaction.class, sent(Sending.transfer(1).put("type", "0x0")));
    assertInstanceOf(AccessListTransaction.class, sent(Sending.transfer(2).put("type", "0x1")));
    assertInstanceOf(DynamicFeeTransaction.class, sent(Sending.transfer(3).put("type", "0x2")));
  }

  @Test
  void changesNothingThatIsStated() {
    var stated = Sending.transfer(1).put("gas", "0x7530").put("gasPrice", "0x9");
    var transaction = assertInstanceOf(LegacyTransaction.class, sent(stated));
    assertEquals(Wei.of(9), transaction.gasPrice());
    assertEquals(Uint64.of(30_000), transaction.payment().gasLimit());
    assertTrue(sending.chain.estimated.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "maxFeePerGas, 0x5, 5, 5",
    "maxFeePerGas, 0x64, 7, 100",
    "maxPriorityFeePerGas, 0x9, 9, 209"
  })
  void fillsInTheOtherOfTwoFees(String member, String stated, long tip, long max) {
    var transaction =
        assertInstanceOf(
            DynamicFeeTransaction.class, sent(Sending.transfer(1).put(member, stated)));
    assertEquals(fees(tip, max), transaction.fees());
  }

  @Test
  void hasTheNodeEstimateWhatTheTransactionDoes() {
    sent(Sending.transfer(1).put("input", "0x1234"));
    assertEquals(
        "{\"accessList\":[],\"to\":\"0x00000000000000000000000000000000000000AA\",\"value\":\"0x1\","
            + "\"data\":\"0x1234\",\"from\":\"%s\"}".formatted(FakeChain.SENDER.lowerCase()),
        sending.chain.estimated.getFirst().toString());
  }

  @Test
  void refusesFeesOfTheNodeAboveTheCeiling() {
    sending.chain.priorityFee = Wei.of(1_000_001);
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    sending.chain.priorityFee = Wei.of(1);
    sending.chain.baseFee = Optional.of(Wei.of(500_000));
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    sending.chain.baseFee = Optional.of(new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1)));
    sending.chain.gasPrice = Wei.of(1_000_001);
    assertEquals(ErrorCode.UNAVAILABLE, refused(Sending.transfer(1).put("type", "0x0")));
  }

  @Test
  void refusesGasOfTheNodeThatCostsTooMuch() {
    sending.chain.gas = Uint64.of(Long.MAX_VALUE);
    assertEquals(ErrorCode.INVALID_TRANSACTION, refused(Sending.transfer(1)));
  }

  @Test
  void holdsCallersToTheCeilingAsWell() {
    assertEquals(
        ErrorCode.INVALID_TRANSACTION, refused(Sending.transfer(1).put("gasPrice", "0xf4241")));
    assertEquals(
        ErrorCode.INVALID_TRANSACTION,
        refused(Sending.transfer(1).put("gasPrice", "0xf4240").put("gas", "0xf4241")));
    sending.send(Sending.transfer(1).put("gasPrice", "0xf4240").put("gas", "0xf4240"));
  }

  @Test
  void refusesATypeThatTheChainDoesNotHave() {
    sending.chain.baseFee = Optional.empty();
    assertEquals(
        ErrorCode.INVALID_TRANSACTION, refused(Sending.transfer(1).put("maxFeePerGas", "0x64")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chainId 0x0",
        "nonce 0x01",
        "gas 21000",
        "gasPrice -0x1",
        "value 0x",
        "to 0xaa",
        "data 0x1",
        "maxFeePerGas 0x1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "type 0x5",
        "unknown 0x0",
        "unprotected 0x1"
      })
  void asksNoNodeAboutATransactionThatIsWrong(String member) {
    String[] parts = member.split(" ", 2);
    ObjectNode transaction = Sending.transfer(1).put(parts[0], parts[1]);
    assertThrows(RefusedException.class, () -> sending.send(transaction));
    assertTrue(sending.chain.estimated.isEmpty());
    assertTrue(sending.chain.offered.isEmpty());
  }

  @Test
  void refusesFeesThatContradictEachOther() {
    assertEquals(
        ErrorCode.INVALID_TRANSACTION,
        refused(Sending.transfer(1).put("gasPrice", "0x9").put("maxFeePerGas", "0x9")));
    assertEquals(
        ErrorCode.INVALID_TRANSACTION,
        refused(Sending.transfer(1).put("maxPriorityFeePerGas", "0x9").put("maxFeePerGas", "0x8")));
  }

  @Test
  void leavesBlobsToThoseWhoHaveThem() {
    assertEquals(
        ErrorCode.UNSUPPORTED_TRANSACTION, refused(Sending.transfer(1).put("type", "0x3")));
  }
}
