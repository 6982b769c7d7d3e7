package io.nitrowallet.domain.calldata;

import static io.nitrowallet.domain.calldata.SampleCalls.address;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.AccountCall.Execution;
import io.nitrowallet.domain.calldata.AccountCall.Operation;
import io.nitrowallet.domain.calldata.AccountCall.Refund;
import io.nitrowallet.domain.calldata.AccountCall.SafeExecution;
import io.nitrowallet.domain.calldata.AllowanceCall.Approval;
import io.nitrowallet.domain.calldata.AllowanceCall.Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.ApproveAll;
import io.nitrowallet.domain.calldata.AllowanceCall.DecreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.IncreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Permit;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.calldata.TokenCall.Erc1155Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc1155Transfer.Item;
import io.nitrowallet.domain.calldata.TokenCall.Erc20Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc721SafeTransfer;
import io.nitrowallet.domain.calldata.TokenCall.Permit2Transfer;
import io.nitrowallet.domain.calldata.TokenCall.TransferFrom;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
  private static final BigInteger TIME = BigInteger.valueOf(1_767_225_600);
  private static final Bytes TRANSFER = SampleCalls.named("erc20Transfer");
  private static final Inner FIRST = new Inner(address(3), ONE, TRANSFER);
  private static final Inner SECOND = new Inner(address(4), TWO, Bytes.EMPTY);

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  private static Map<String, Call> tokenCalls() {
    return Map.of(
        "erc20Transfer", new Erc20Transfer(address(1), number(1500)),
        "transferFrom", new TransferFrom(address(1), address(2), number(7)),
        "erc721", new Erc721SafeTransfer(address(1), address(2), number(9), Bytes.EMPTY),
        "erc721Data",
            new Erc721SafeTransfer(address(1), address(2), number(9), Bytes.ofHex("c0ffee")),
        "erc1155",
            new Erc1155Transfer(
                address(1), address(2), List.of(new Item(number(9), number(3))), Bytes.EMPTY),
        "erc1155Batch",
            new Erc1155Transfer(
                address(1),
                address(2),
                List.of(new Item(number(9), number(3)), new Item(number(10), number(4))),
                Bytes.ofHex("01")),
        "permit2Transfer", new Permit2Transfer(address(1), address(2), number(50), address(3)),
        "unknown", new Call.Unknown(SampleCalls.named("unknown")));
  }

  private static Map<String, Call> allowanceCalls() {
    BigInteger unlimited = ONE.shiftLeft(256).subtract(ONE);
    BigInteger most = ONE.shiftLeft(160).subtract(ONE);
    return Map.of(
        "approve", new Approve(address(2), unlimited),
        "increaseAllowance", new IncreaseAllowance(address(2), number(5)),
        "decreaseAllowance", new DecreaseAllowance(address(2), number(5)),
        "approveAll", new ApproveAll(address(2), Approval.GRANTED),
        "revokeAll", new ApproveAll(address(2), Approval.REVOKED),
        "permit", new Permit(address(1), address(2), number(50), TIME),
        "permit2Approve", new Permit2Approve(address(3), address(2), most, TIME),
        "permit2Permit",
            new Permit2Permit(
                address(1), new Permit2Approve(address(3), address(2), number(50), TIME)));
  }

  private static Map<String, Call> accountCalls() {
    Execution batch = new Execution(List.of(FIRST, SECOND));
    Execution free =
        new Execution(
            List.of(
                new Inner(address(3), ZERO, TRANSFER), new Inner(address(4), ZERO, Bytes.EMPTY)));
    return Map.of(
        "safe",
            new SafeExecution(
                new Inner(address(3), ZERO, TRANSFER),
                Operation.CALL,
                new Refund(ZERO, ZERO, address(0), address(0))),
        "safeDelegate",
            new SafeExecution(
                new Inner(address(3), ZERO, Bytes.EMPTY),
                Operation.DELEGATE_CALL,
                new Refund(number(21_000), number(5), address(4), address(5))),
        "execute", new Execution(List.of(FIRST)),
        "executeBatch", batch,
        "executeBatch07", batch,
        "executeBatch07NoValues", free,
        "executeBatch06", free);
  }

  @Test
  void readsWhatEthersEncodes() {
    Map<String, Call> expected = new TreeMap<>(tokenCalls());
    expected.putAll(allowanceCalls());
    expected.putAll(accountCalls());
    assertEquals(expected.keySet(), new TreeMap<>(SampleCalls.all()).keySet());
    expected.forEach(
        (name, call) -> assertEquals(call, Call.decode(SampleCalls.named(name)), name));
  }

  @Test
  void noDataIsNoCall() {
    assertEquals(new Call.Empty(), Call.decode(Bytes.EMPTY));
  }

  @Test
  void lessThanASelectorIsUnknown() {
    Bytes three = TRANSFER.slice(0, 3);
    assertEquals(new Call.Unknown(three), Call.decode(three));
  }

  @Test
  void doesNotInterpretWhatIsCutOrLonger() {
    SampleCalls.all()
        .forEach((name, data) -> {
          if (!name.equals("unknown")) {
            for (int length = Call.SELECTOR_LENGTH; length < data.length(); length++) {
              assertInstanceOf(Call.NotCanonical.class, Call.decode(data.slice(0, length)), name);
            }
            for (int more : new int[] {1, 32}) {
              Bytes longer = Bytes.concat(data, Bytes.copyOf(new byte[more]));
              assertInstanceOf(Call.NotCanonical.class, Call.decode(longer), name);
            }
          }
        });
  }

  /// Signatures and their nonces are passed over; the rest of these has no byte without a meaning.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "erc20Transfer",
        "transferFrom",
        "approve",
        "approveAll",
        "erc721",
        "erc721Data",
        "erc1155",
        "erc1155Batch",
        "permit2Transfer",
        "permit2Approve",
        "execute",
        "executeBatch",
        "executeBatch07",
        "executeBatch06"
      })
  void noTwoEncodingsReadAlike(String name) {
    byte[] data = SampleCalls.named(name).toArray();
    Call call = Call.decode(Bytes.copyOf(data));
    for (int bit = 0; bit < 8 * data.length; bit++) {
      data[bit / 8] ^= (byte) (1 << (bit % 8));
      assertNotEquals(call, Call.decode(Bytes.copyOf(data)), "bit " + bit);
      data[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void namesTheFunctionThatItDoesNotInterpret() {
    Bytes dirty = Bytes.concat(TRANSFER.slice(0, 4), Bytes.ofHex("01"), TRANSFER.slice(5, 68));
    assertEquals(new Call.NotCanonical("transfer(address,uint256)", dirty), Call.decode(dirty));
  }

  @Test
  void aSafeKnowsTwoOperations() {
    byte[] data = SampleCalls.named("safe").toArray();
    data[4 + 4 * 32 - 1] = 2;
    assertInstanceOf(Call.NotCanonical.class, Call.decode(Bytes.copyOf(data)));
  }

  @Property(tries = 500)
  void neverFails(@ForAll int pick, @ForAll byte[] noise, @ForAll int at) {
    Bytes[] all = SampleCalls.all().values().toArray(Bytes[]::new);
    byte[] data = all[Math.floorMod(pick, all.length)].toArray();
    int from = 4 + Math.floorMod(at, data.length - 4);
    System.arraycopy(noise, 0, data, from, Math.min(noise.length, data.length - from));
    Call call = Call.decode(Bytes.copyOf(data));
    assertEquals(call, Call.decode(Bytes.copyOf(data)));
  }
}
