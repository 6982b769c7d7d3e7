package io.nitrowallet.console.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.session.PaperNode;
import io.nitrowallet.console.signing.TransactionForm.Purpose;
import io.nitrowallet.console.signing.TransactionForm.Terms;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.accounts.Fixture;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed becomes exactly one transaction, or a sentence that says why not.
final class TransactionFormTest {
  private static final Address SENDER = Fixture.account(1).address();
  private static final Address OTHER = Fixture.account(2).address();
  private static final String TO = OTHER.checksummed();
  private static final Terms WHOLE = new Terms("5", "3", "60000", "0.0000005", "0.0000001");

  private final PaperNode node = new PaperNode();

  private static UnsignedTransaction alone(Purpose purpose, Terms terms) {
    return new TransactionForm(purpose, terms).transaction(SENDER, Optional.empty());
  }

  private UnsignedTransaction beside(Purpose purpose, Terms terms) {
    Optional<ChainAccess> chain = Optional.of(node.chain());
    return new TransactionForm(purpose, terms).transaction(SENDER, chain);
  }

  private static String word(long value) {
    String hex = Long.toHexString(value);
    return "0".repeat(64 - hex.length()) + hex;
  }

  private static RefusedException refusal(Purpose purpose) {
    return assertThrows(RefusedException.class, () -> alone(purpose, WHOLE));
  }

  @Test
  void writesATransferWithoutANode() {
    var whole = (DynamicFeeTransaction) alone(new Purpose.Transfer(" " + TO + " ", "1.5"), WHOLE);
    assertEquals(ChainId.of(5), whole.chainId());
    assertEquals(Optional.of(OTHER), whole.payment().to());
    assertEquals(new BigInteger("1500000000000000000"), whole.payment().value().value());
    assertEquals(BigInteger.valueOf(3), whole.payment().nonce().value());
    assertEquals(BigInteger.valueOf(60_000), whole.payment().gasLimit().value());
    assertEquals(Wei.of(500), whole.fees().maxFeePerGas());
  }

  @Test
  void wantsEveryTermWhereThereIsNoNode() {
    var transfer = new Purpose.Transfer(TO, "1");
    assertThrows(RefusedException.class, () -> alone(transfer, Terms.OPEN));
    assertThrows(
        RefusedException.class, () -> alone(transfer, new Terms("5", "", "60000", "1", "1")));
  }

  @Test
  void takesFromTheNodeWhatIsLeftEmpty() {
    UnsignedTransaction completed = beside(new Purpose.Transfer(TO, "1"), Terms.OPEN);
    assertEquals(BigInteger.valueOf(7), completed.payment().nonce().value());
    assertEquals(BigInteger.valueOf(50_000), completed.payment().gasLimit().value());
  }

  @Test
  void refusesAnotherChainThanTheProfiles() {
    Terms elsewhere = new Terms("1", "", "", "", "");
    assertThrows(RefusedException.class, () -> beside(new Purpose.Transfer(TO, "1"), elsewhere));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-3", "1.5", "0x3"})
  void refusesATermThatIsNoNumber(String text) {
    if (!text.isEmpty()) {
      Terms wrong = new Terms("5", text, "60000", "1", "1");
      assertThrows(RefusedException.class, () -> alone(new Purpose.Transfer(TO, "1"), wrong));
    }
    assertEquals(
        ErrorCode.INVALID_TRANSACTION, refusal(new Purpose.Transfer(TO, text + "x")).code());
  }

  @Test
  void writesATransferOfTokens() {
    Purpose token = new Purpose.Token(TO, SENDER.checksummed(), "2.5", "6");
    var payment = alone(token, WHOLE).payment();
    assertEquals(Optional.of(OTHER), payment.to());
    assertEquals(BigInteger.ZERO, payment.value().value());
    String data = "a9059cbb" + "0".repeat(24) + SENDER.lowerCase().substring(2) + word(2_500_000);
    assertEquals(Bytes.ofHex(data), payment.data());
  }

  @Test
  void asksTheTokenForItsDecimals() {
    Purpose token = new Purpose.Token(TO, SENDER.checksummed(), "2.5", "");
    node.says("eth_call", "0x" + word(2));
    Bytes data = beside(token, Terms.OPEN).payment().data();
    assertTrue(data.hex().endsWith(word(250)), data.hex());
    assertTrue(refusal(token).sentence().contains("there is no node to ask"));
  }

  /// threat-model.md, lying node: a contract that is none does not decide how much is sent.
  @ParameterizedTest
  @ValueSource(strings = {"0x", "0x02", "0xzz"})
  void refusesDecimalsThatAreNone(String said) {
    node.says("eth_call", said);
    Purpose token = new Purpose.Token(TO, SENDER.checksummed(), "1", "");
    assertThrows(RefusedException.class, () -> beside(token, Terms.OPEN));
  }

  @Test
  void refusesMoreDecimalsThanThereAre() {
    node.says("eth_call", "0x" + "ff".repeat(32));
    Purpose asked = new Purpose.Token(TO, SENDER.checksummed(), "1", "");
    assertThrows(RefusedException.class, () -> beside(asked, Terms.OPEN));
    refusal(new Purpose.Token(TO, SENDER.checksummed(), "1", "99999999999999999999"));
  }

  @Test
  void callsAFunctionOrTakesCalldataAndNeverBoth() {
    var called =
        alone(
            new Purpose.Call(TO, "", "", "approve(address,uint256)", "[\"" + TO + "\",1]"), WHOLE);
    assertTrue(called.payment().data().hex().startsWith("095ea7b3"));
    var raw = alone(new Purpose.Call(TO, "1", "0x1234", "", ""), WHOLE);
    assertEquals(Bytes.ofHex("1234"), raw.payment().data());
    RefusedException both = refusal(new Purpose.Call(TO, "", "0x12", "stop()", ""));
    assertTrue(both.sentence().contains("either calldata"), both.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "stop(uint256)", "stop(nonsense)", "[", "{}"})
  void refusesFunctionsThatCannotBeCalled(String function) {
    refusal(new Purpose.Call(TO, "", "", function, ""));
  }
}
