package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionRangesTest {
  private static final Payment PAYMENT =
      new Payment(Uint64.ZERO, Uint64.of(1), Optional.empty(), Wei.ZERO, Bytes.EMPTY);

  @Test
  void numbersEndAtTheirWidth() {
    BigInteger two64 = BigInteger.ONE.shiftLeft(64);
    BigInteger two256 = BigInteger.ONE.shiftLeft(256);
    assertEquals(64, new Uint64(two64.subtract(BigInteger.ONE)).value().bitLength());
    assertEquals(256, new Wei(two256.subtract(BigInteger.ONE)).value().bitLength());
    assertRefused(() -> new Uint64(two64));
    assertRefused(() -> new Wei(two256));
    assertRefused(() -> new ChainId(two256));
    assertRefused(() -> Uint64.of(-1));
    assertRefused(() -> Wei.of(-1));
    assertRefused(() -> ChainId.of(-1));
    assertRefused(() -> ChainId.of(0));
  }

  @Test
  void dataEndsAt128Kib() {
    Bytes longest = Bytes.copyOf(new byte[Payment.MAX_DATA]);
    Bytes longer = Bytes.copyOf(new byte[Payment.MAX_DATA + 1]);
    Uint64 gas = Uint64.of(1);
    assertEquals(
        longest, new Payment(Uint64.ZERO, gas, Optional.empty(), Wei.ZERO, longest).data());
    assertRefused(() -> new Payment(Uint64.ZERO, gas, Optional.empty(), Wei.ZERO, longer));
  }

  @Test
  void aTipUpToTheCeilingPassesAndNoHigher() {
    assertEquals(Wei.of(5), dynamicFee(5, 5).fees().maxPriorityFeePerGas());
    assertRefused(() -> dynamicFee(6, 5));
  }

  @Test
  void storageKeysAre32Bytes() {
    Address address = new Address(Bytes.copyOf(new byte[20]));
    for (int length : new int[] {0, 31, 33}) {
      List<Bytes> keys = List.of(Bytes.copyOf(new byte[length]));
      assertRefused(() -> new AccessList.Entry(address, keys));
    }
  }

  private static DynamicFeeTransaction dynamicFee(long tip, long ceiling) {
    return new DynamicFeeTransaction(
        ChainId.of(1), PAYMENT, new Fees(Wei.of(tip), Wei.of(ceiling)), AccessList.EMPTY);
  }

  private static void assertRefused(Runnable construction) {
    RefusedException e = assertThrows(RefusedException.class, construction::run);
    assertEquals(ErrorCode.INVALID_TRANSACTION, e.code());
  }
}
