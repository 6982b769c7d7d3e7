package io.nitrowallet.domain.summary;

import static io.nitrowallet.domain.calldata.SampleCalls.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Account;
import io.nitrowallet.domain.typeddata.TypedValue.Flag;
import io.nitrowallet.domain.typeddata.TypedValue.Octets;
import io.nitrowallet.domain.typeddata.TypedValue.Sequence;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import io.nitrowallet.domain.typeddata.TypedValue.Text;
import io.nitrowallet.domain.typeddata.TypedValue.Whole;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDataSummaryTest {
  private static final String DETAILS =
      "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
  private static final BigInteger TIME = BigInteger.valueOf(1_767_225_600);
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);

  private static TypedValue whole(long value) {
    return new Whole(BigInteger.valueOf(value));
  }

  private static TypedValue account(int number) {
    return new Account(address(number));
  }

  private static Summary summary(
      Address contract, Map<String, TypedValue> message, String... types) {
    Shape shape = Shape.of(types);
    TypedData data =
        new TypedData(
            new StructTypes(shape.structs()),
            shape.structs().getFirst().name(),
            SigningDomain.of("Some token", "1", BigInteger.valueOf(1), contract),
            new Structure(message));
    return Summary.of(new TypedMessage(data), Lines.SIGNER);
  }

  private static Summary permit(int owner, BigInteger value) {
    return summary(
        address(9),
        Map.of(
            "owner", account(owner),
            "spender", account(2),
            "value", new Whole(value),
            "nonce", whole(0),
            "deadline", new Whole(TIME)),
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
  }

  @Test
  void tellsAPermit() {
    Summary summary = permit(1, BigInteger.TEN);
    assertEquals(SummaryKind.PERMIT, summary.kind());
    assertEquals(
        "Let %s move token %s, by signature".formatted(address(2), address(9)), summary.headline());
    assertEquals(List.of("10 base units"), Lines.of(summary, "Allowance"));
    assertEquals(List.of("\"Some token\""), Lines.of(summary, "domain.name"));
    assertEquals(List.of(), summary.warnings());
  }

  @Test
  void warnsOfAPermitWithoutLimitOrOfAnotherOwner() {
    assertTrue(Lines.warns(permit(1, BigInteger.ONE.shiftLeft(255)), "is unlimited"));
    assertEquals(
        List.of(), permit(1, BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE)).warnings());
    assertTrue(Lines.warns(permit(3, BigInteger.ONE), "owner is not the account"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsThePermitOfDai(boolean allowed) {
    Summary summary =
        summary(
            address(9),
            Map.of(
                "holder", account(1),
                "spender", account(2),
                "nonce", whole(0),
                "expiry", whole(0),
                "allowed", new Flag(allowed)),
            "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)");
    assertEquals(List.of(allowed ? "unlimited" : "none"), Lines.of(summary, "Allowance"));
    assertEquals(List.of("never"), Lines.of(summary, "Permit ends"));
    assertEquals(allowed, Lines.warns(summary, "is unlimited"));
  }

  @Test
  void aPermitOfAnotherShapeIsNotTakenForOne() {
    Summary summary =
        summary(
            address(9),
            Map.of("owner", account(1), "spender", account(2)),
            "Permit(address owner,address spender)");
    assertEquals(SummaryKind.TYPED_DATA, summary.kind());
    assertTrue(Lines.warns(summary, "not known here"));
  }

  private static Structure details(int token, BigInteger amount) {
    return new Structure(
        Map.of(
            "token",
            account(token),
            "amount",
            new Whole(amount),
            "expiration",
            new Whole(TIME),
            "nonce",
            whole(0)));
  }

  @Test
  void tellsPermit2ForOneTokenAndForMany() {
    Map<String, TypedValue> message =
        new HashMap<>(Map.of("spender", account(2), "sigDeadline", new Whole(TIME)));
    message.put("details", details(4, BigInteger.TWO));
    Summary single =
        summary(
            Permit2.ADDRESS,
            message,
            "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)",
            DETAILS);
    assertEquals(SummaryKind.PERMIT, single.kind());
    assertEquals(List.of("2 base units"), Lines.of(single, "Allowance"));
    assertEquals(List.of(), single.warnings());
    message.put("details", new Sequence(List.of(details(4, BigInteger.TWO), details(5, MOST))));
    Summary batch =
        summary(
            address(9),
            message,
            "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)",
            DETAILS);
    assertEquals(
        List.of("2 base units", "unlimited (" + MOST + " base units)"),
        Lines.of(batch, "Allowance"));
    assertTrue(Lines.warns(batch, "is unlimited"));
    assertTrue(Lines.warns(batch, "not its known address"));
  }

  @Test
  void tellsPermit2sTransferOfOneTime() {
    Summary summary =
        summary(
            Permit2.ADDRESS,
            Map.of(
                "permitted",
                new Structure(Map.of("token", account(4), "amount", whole(8))),
                "spender",
                account(2),
                "nonce",
                whole(1),
                "deadline",
                new Whole(TIME)),
            "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
                + "uint256 deadline)",
            "TokenPermissions(address token,uint256 amount)");
    assertEquals(
        "Let %s take 1 tokens once over Permit2, by signature".formatted(address(2)),
        summary.headline());
    assertEquals(List.of("8 base units"), Lines.of(summary, "Up to"));
  }

  private static Summary safe(int operation) {
    Map<String, TypedValue> message = new HashMap<>();
    message.put("to", account(3));
    message.put("data", new Octets(SampleCalls.named("erc20Transfer")));
    message.put("operation", whole(operation));
    for (String name : List.of("value", "safeTxGas", "baseGas", "gasPrice", "nonce")) {
      message.put(name, whole(0));
    }
    message.put("gasToken", account(0));
    message.put("refundReceiver", account(0));
    return summary(
        address(9),
        message,
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
            + "uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,"
            + "uint256 nonce)");
  }

  @Test
  void tellsWhatASafeShallDo() {
    Summary summary = safe(0);
    assertEquals("Agree to a transaction of the Safe " + address(9), summary.headline());
    assertEquals(List.of("1500 base units"), Lines.of(summary, "Call: Amount"));
    assertEquals(List.of("call"), Lines.of(summary, "Operation"));
    assertEquals(List.of(), summary.warnings());
    assertTrue(Lines.warns(safe(1), "replace its owners"));
    assertTrue(Lines.warns(safe(2), "none that a Safe knows"));
  }

  @Test
  void showsUnknownTypedDataMemberByMember() {
    Summary summary =
        summary(
            address(9),
            Map.of(
                "to", new Structure(Map.of("name", new Text("Bob\n"), "wallet", account(4))),
                "tags", new Sequence(List.of(new Octets(Bytes.ofHex("01")))),
                "none", new Sequence(List.of())),
            "Mail(Person to,bytes[] tags,uint8[] none)",
            "Person(string name,address wallet)");
    assertEquals("Sign typed data \"Mail\"", summary.headline());
    assertEquals(
        List.of("message.to.name", "message.to.wallet", "message.tags[0]", "message.none"),
        summary.lines().stream().map(Summary.Line::label).limit(4).toList());
    assertEquals(List.of("\"Bob\\n\""), Lines.of(summary, "message.to.name"));
    assertEquals(List.of(address(4).checksummed()), Lines.of(summary, "message.to.wallet"));
  }

  @Test
  void warnsOfADomainWithoutChainOrContract() {
    Shape shape = Shape.of("Vote(bool yes)");
    TypedData data =
        new TypedData(
            new StructTypes(shape.structs()),
            "Vote",
            SigningDomain.of(new Structure(Map.of("name", new Text("DAO")))),
            new Structure(Map.of("yes", new Flag(true))));
    Summary summary = Summary.of(new TypedMessage(data), Lines.SIGNER);
    assertTrue(Lines.warns(summary, "names no chain"));
    assertTrue(Lines.warns(summary, "names no contract"));
  }
}
