package io.nitrowallet.domain.summary;

import static io.nitrowallet.domain.calldata.SampleCalls.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionSummaryTest {
  private static final Payment PAYMENT = Lines.payment(1_500_000_000_000_000_000L, Bytes.EMPTY);

  @ParameterizedTest
  @CsvSource({
    "0, 0 Ether",
    "1, 0.000000000000000001 Ether",
    "1500000000000000000, 1.5 Ether",
    "9000000000000000000, 9 Ether",
  })
  void tellsAmountsExactly(long wei, String amount) {
    Summary summary = Lines.transaction(Lines.payment(wei, Bytes.EMPTY));
    assertEquals(SummaryKind.NATIVE_TRANSFER, summary.kind());
    assertEquals("Send %s to %s".formatted(amount, Lines.CONTRACT), summary.headline());
    assertEquals(List.of(), summary.warnings());
  }

  @Test
  void theGreatestAmountHasItsWholeNumber() {
    assertEquals(
        "115792089237316195423570985008687907853269984665640564039457.584007913129639935 Ether",
        Amounts.ether(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)));
  }

  @Test
  void statesChainNonceAndTheMostThatItCanCost() {
    Summary summary = Lines.transaction(PAYMENT);
    assertEquals(List.of("1"), Lines.of(summary, "Chain ID"));
    assertEquals(List.of("7"), Lines.of(summary, "Nonce"));
    assertEquals(List.of("0.00063 Ether"), Lines.of(summary, "Fee ceiling"));
    assertEquals(List.of("dynamicFee"), Lines.of(summary, "Type"));
  }

  @Test
  void warnsOfATransactionThatFitsEveryChain() {
    Summary summary = Summary.of(new UnprotectedTransaction(PAYMENT, Wei.of(1)), Lines.SIGNER);
    assertTrue(Lines.warns(summary, "valid on every chain"));
    assertEquals(List.of("none: valid on every chain"), Lines.of(summary, "Chain ID"));
  }

  @Test
  void blobsCountTowardsTheCeiling() {
    Blobs blobs = new Blobs(Wei.of(1_000_000_000), List.of(Bytes.ofHex("01" + "ab".repeat(31))));
    Summary summary =
        Summary.of(
            new BlobTransaction(ChainId.of(1), PAYMENT, Lines.FEES, AccessList.EMPTY, blobs),
            Lines.SIGNER);
    assertEquals(List.of("0.000761072 Ether"), Lines.of(summary, "Fee ceiling"));
    assertEquals(List.of("1"), Lines.of(summary, "Blobs"));
  }

  @Test
  void tellsWhereAContractWillStand() {
    Payment creation =
        new Payment(
            Uint64.ZERO, Uint64.of(90_000), Optional.empty(), Wei.of(1), Bytes.ofHex("6001"));
    Summary summary = Lines.transaction(creation);
    assertEquals(SummaryKind.CONTRACT_CREATION, summary.kind());
    assertEquals(
        List.of("0x1c81A61A407017C58397a47d2AB28191B9b8ec9b"), Lines.of(summary, "New contract"));
    assertEquals(List.of("0.000000000000000001 Ether"), Lines.of(summary, "Ether sent"));
    assertTrue(Lines.warns(summary, "does is not known"));
    Payment empty =
        new Payment(Uint64.ZERO, Uint64.of(90_000), Optional.empty(), Wei.of(1), Bytes.EMPTY);
    assertTrue(Lines.warns(Lines.transaction(empty), "Ether sent to it is lost"));
  }

  @Test
  void tellsADelegationFromItsEnd() {
    Summary start =
        Summary.of(new Authorization(ChainId.of(1), address(5), Uint64.of(3)), Lines.SIGNER);
    assertEquals(
        "Let the code of %s act for this account on chain 1".formatted(address(5)),
        start.headline());
    assertTrue(Lines.warns(start, "can move all"));
    Summary end =
        Summary.of(new Authorization(ChainId.of(1), address(0), Uint64.of(3)), Lines.SIGNER);
    assertEquals("End this account's delegation on chain 1", end.headline());
    assertEquals(List.of(), end.warnings());
  }

  @Test
  void namesTheAccountsThatATransactionDelegates() {
    var signed =
        new Authorization.Signed(
            new Authorization(ChainId.of(1), address(5), Uint64.of(3)),
            new Signature(BigInteger.ONE, BigInteger.TWO, 0));
    Address authority = signed.authority().orElseThrow();
    var transaction =
        new SetCodeTransaction(
            ChainId.of(1), PAYMENT, Lines.FEES, AccessList.EMPTY, List.of(signed));
    String delegation = " delegates to %s (chain 1, nonce 3)".formatted(address(5));
    Summary other = Summary.of(transaction, Lines.SIGNER);
    assertEquals(List.of(authority + delegation), Lines.of(other, "Delegation"));
    assertEquals(SummaryKind.DELEGATION, other.kind());
    assertTrue(Lines.warns(other, "can move all"));
    assertEquals(
        List.of("this account, " + authority + delegation),
        Lines.of(Summary.of(transaction, authority), "Delegation"));
  }

  @Test
  void announcedAccessIsListed() {
    AccessList list =
        new AccessList(
            List.of(new AccessList.Entry(address(4), List.of(Bytes.copyOf(new byte[32])))));
    Summary summary =
        Summary.of(
            new DynamicFeeTransaction(ChainId.of(1), PAYMENT, Lines.FEES, list), Lines.SIGNER);
    assertEquals(List.of(address(4) + ", 1 slots"), Lines.of(summary, "Access announced"));
  }
}
