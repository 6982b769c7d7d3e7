package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.ChainAccess.Fate;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.accounts.Fixture;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a node says is an answer or a refusal that can be shown (threat-model.md, lying node).
final class ChainAccessTest {
  private static final Address SENDER = Fixture.account(1).address();
  private static final Address OTHER = Fixture.account(2).address();

  private final PaperNode node = new PaperNode();
  private final ChainAccess chain = node.chain();

  private static ErrorCode refusal(Runnable action) {
    return assertThrows(RefusedException.class, action::run).code();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "12", "0xzz", "0x01", "-0x1", "ether"})
  void refusesBalancesThatAreNoQuantities(String said) {
    node.says("eth_getBalance", said);
    assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> chain.balance(SENDER)));
  }

  @Test
  void readsABalance() {
    node.says("eth_getBalance", "0x10");
    assertEquals(Wei.of(16), chain.balance(SENDER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xzz", "0x123", "no hex"})
  void refusesResultsOfCallsThatAreNoBytes(String said) {
    node.says("eth_call", said);
    assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> chain.ask(OTHER, Bytes.EMPTY)));
  }

  @Test
  void takesNoAnswerToACallForNoBytes() {
    assertEquals(Bytes.EMPTY, chain.ask(OTHER, Bytes.EMPTY));
    node.says("eth_call", "0x12ab");
    assertEquals(Bytes.ofHex("12ab"), chain.ask(OTHER, Bytes.EMPTY));
  }

  @Test
  void showsWhatTheNodeRefusesWithOnOneLine() {
    node.refusal = Optional.of("execution\nreverted \u202e");
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> chain.ask(OTHER, Bytes.EMPTY));
    assertEquals(ErrorCode.UNAVAILABLE, refusal.code());
    assertFalse(refusal.sentence().contains("\n"), refusal.sentence());
    assertFalse(refusal.sentence().contains("\u202e"), refusal.sentence());
    assertTrue(refusal.sentence().contains("reverted"), refusal.sentence());
    assertEquals(ErrorCode.INVALID_TRANSACTION, refusal(() -> chain.complete(payment())));
  }

  @Test
  void completesWhatIsMissing() {
    var payment = chain.complete(payment()).payment();
    assertEquals(BigInteger.valueOf(7), payment.nonce().value());
    assertEquals(BigInteger.valueOf(50_000), payment.gasLimit().value());
  }

  @Test
  void refusesAPriceAboveTheCeiling() {
    ObjectNode dear =
        payment().put("gas", "0x5208").put("nonce", "0x0").put("maxPriorityFeePerGas", "0x1");
    dear.put("maxFeePerGas", "0x3e9");
    assertEquals(ErrorCode.INVALID_TRANSACTION, refusal(() -> chain.complete(dear)));
    chain.complete(dear.put("maxFeePerGas", "0x3e8"));
  }

  @Test
  void tellsATransactionThatWaitsFromOneThatWasReplaced() {
    node.says("eth_getTransactionCount", "0x7");
    assertEquals(new Fate.Waiting(), chain.fate(signed(), SENDER));
    node.says("eth_getTransactionCount", "0x8");
    assertEquals(new Fate.Replaced(), chain.fate(signed(), SENDER));
  }

  @Test
  void countsTheBlocksFromItsOwnOn() {
    receipt("0xa", "0x1");
    node.says("eth_blockNumber", "0xc");
    assertEquals(included(3, true), chain.fate(signed(), SENDER));
    receipt("0xa", "0x0");
    node.says("eth_blockNumber", "0x9");
    assertEquals(included(1, false), chain.fate(signed(), SENDER));
  }

  @Test
  void refusesReceiptsThatSayNothing() {
    node.answers.put("eth_getTransactionReceipt", StrictJson.object());
    assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> chain.fate(signed(), SENDER)));
    node.says("eth_getTransactionReceipt", "a text");
    assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> chain.fate(signed(), SENDER)));
  }

  private static Fate included(long confirmations, boolean succeeded) {
    return new Fate.Included(BigInteger.TEN, BigInteger.valueOf(confirmations), succeeded);
  }

  private void receipt(String block, String status) {
    node.answers.put(
        "eth_getTransactionReceipt",
        StrictJson.object().put("blockNumber", block).put("status", status));
  }

  private static ObjectNode payment() {
    return StrictJson.object()
        .put("from", SENDER.lowerCase())
        .put("to", OTHER.lowerCase())
        .put("value", "0x1");
  }

  private SignedTransaction signed() {
    var transaction = chain.complete(payment());
    try (var key = Fixture.privateKey(1)) {
      return transaction.sign(new BouncyCastleSigner().sign(key, transaction.digest()));
    }
  }
}
