package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.FEES;
import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.objection;
import static io.nitrowallet.domain.policy.Requests.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.EntryPoint.Version;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The payments take 21,000 gas, the user operations 123; both offer 10 Wei for each.
class MaxFeeTest {
  private static final ChainId CHAIN = ChainId.of(1);
  private static final Wei PRICE = Wei.of(10);
  private static final Payment PAYMENT = Requests.payment(Optional.of(address(1)), 5, Bytes.EMPTY);
  private static final Bytes CALL_DATA = Bytes.EMPTY;

  private static void assertFee(long fee, Signable signable) {
    assertEquals(Optional.empty(), objection(new MaxFee(Wei.of(fee)), signable));
    assertEquals(
        Optional.of(
            "maxFeeWei: the fee may come to %s Wei, the rule allows %s".formatted(fee, fee - 1)),
        objection(new MaxFee(Wei.of(fee - 1)), signable));
  }

  @Test
  void isGasLimitTimesThePriceThatIsOfferedAtMost() {
    assertFee(210_000, new LegacyTransaction(CHAIN, PAYMENT, PRICE));
    assertFee(210_000, new UnprotectedTransaction(PAYMENT, PRICE));
    assertFee(210_000, new AccessListTransaction(CHAIN, PAYMENT, PRICE, AccessList.EMPTY));
    assertFee(210_000, Requests.transaction(PAYMENT));
    assertFee(210_000, Requests.setCode());
  }

  @Test
  void addsTheGasOfBlobsAtTheirOwnPrice() {
    Bytes hash = Bytes.ofHex("01" + "00".repeat(31));
    assertFee(
        210_000 + 3 * 131_072 * 7,
        new BlobTransaction(
            CHAIN,
            PAYMENT,
            FEES,
            AccessList.EMPTY,
            new Blobs(Wei.of(7), Collections.nCopies(3, hash))));
  }

  @Test
  void isAllGasOfAUserOperationTimesItsPrice() {
    for (Version version : Version.values()) {
      assertFee(1_230, operation(version, Bytes.EMPTY, CALL_DATA, Bytes.EMPTY));
    }
  }

  @Test
  void addsThePaymastersGasWhereTheHashHasIt() {
    Bytes paymaster =
        Bytes.concat(
            address(9).value(),
            Bytes.ofHex("00".repeat(14) + "0100"),
            Bytes.ofHex("00".repeat(14) + "1000"));
    assertFee(1_230 + 10 * 0x1100, operation(Version.V0_7, Bytes.EMPTY, CALL_DATA, paymaster));
    assertFee(
        1_230 + 10 * 0x1100,
        operation(
            Version.V0_8, Bytes.EMPTY, CALL_DATA, Bytes.concat(paymaster, Bytes.ofHex("ffff"))));
  }

  /// 20 gas at 10 Wei, two times more.
  @Test
  void countsVerificationThreeTimesWhereEntryPoint06RunsItForAPaymaster() {
    Bytes paymaster = address(9).value();
    assertFee(1_230, operation(Version.V0_6, Bytes.EMPTY, CALL_DATA, Bytes.EMPTY));
    assertFee(1_230 + 400, operation(Version.V0_6, Bytes.EMPTY, CALL_DATA, paymaster));
  }

  @Test
  void isNotKnownWhereAPaymastersGasIsCutOff() {
    Bytes cut = Bytes.concat(address(9).value(), Bytes.copyOf(new byte[31]));
    Optional<String> refused = Optional.of("maxFeeWei: the gas of the paymaster is not known");
    MaxFee high = new MaxFee(Wei.of(Long.MAX_VALUE));
    assertEquals(refused, objection(high, operation(Version.V0_7, Bytes.EMPTY, CALL_DATA, cut)));
    assertEquals(
        refused,
        objection(high, operation(Version.V0_8, Bytes.EMPTY, CALL_DATA, Bytes.ofHex("00"))));
    assertEquals(
        Optional.empty(), objection(high, operation(Version.V0_6, Bytes.EMPTY, CALL_DATA, cut)));
  }

  @Test
  void aProductDoesNotWrap() {
    BigInteger highest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    UserOperation.Gas gas = new UserOperation.Gas(highest, highest, highest, Requests.FEES);
    UserOperation plain = operation(Version.V0_6, Bytes.EMPTY, CALL_DATA, Bytes.EMPTY);
    UserOperation huge =
        new UserOperation(
            plain.entryPoint(),
            plain.sender(),
            plain.nonce(),
            plain.initCode(),
            plain.callData(),
            gas,
            plain.paymasterAndData());
    assertEquals(
        Optional.of(
            "maxFeeWei: the fee may come to %s Wei, the rule allows %s"
                .formatted(highest.multiply(BigInteger.valueOf(30)), highest)),
        objection(new MaxFee(new Wei(highest)), huge));
  }

  @Test
  void isNotMetByWhatPaysNone() {
    MaxFee high = new MaxFee(Wei.of(Long.MAX_VALUE));
    assertEquals(
        Optional.of("maxFeeWei: a message pays no fee"),
        objection(high, PersonalMessage.ofText("hello")));
    assertEquals(
        Optional.of("maxFeeWei: an authorization pays no fee"),
        objection(high, Requests.authorization(1)));
    assertEquals(
        Optional.of("maxFeeWei: typed data pays no fee"), objection(high, Requests.typed(1, 1)));
    assertEquals(
        Optional.of("maxFeeWei: a digest pays no fee"),
        objection(high, new BareDigest(Bytes.ofHex("00".repeat(32)))));
  }
}
