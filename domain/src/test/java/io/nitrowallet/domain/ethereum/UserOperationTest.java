package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.EntryPoint.Version;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// That the hashes are the entry points' is for client-tests to show, beside viem.
class UserOperationTest {
  private static final BigInteger WIDE = BigInteger.ONE.shiftLeft(128);
  private static final BigInteger TOO_WIDE = BigInteger.ONE.shiftLeft(256);

  @Test
  void packsGasIntoHalvesOfAWordSinceVersion07() {
    assertEquals(32, operation(Version.V0_6, WIDE, BigInteger.ONE, Bytes.EMPTY).hash().length());
    refused(Version.V0_7, WIDE, BigInteger.ONE, Bytes.EMPTY);
    refused(Version.V0_8, WIDE, BigInteger.ONE, Bytes.EMPTY);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsOutOfRange(Version version) {
    refused(version, TOO_WIDE, BigInteger.ONE, Bytes.EMPTY);
    refused(version, BigInteger.ONE.negate(), BigInteger.ONE, Bytes.EMPTY);
    refused(version, BigInteger.ONE, TOO_WIDE, Bytes.EMPTY);
    refused(version, BigInteger.ONE, BigInteger.ONE.negate(), Bytes.EMPTY);
    refused(version, BigInteger.ONE, BigInteger.ONE, longer());
  }

  private static Bytes longer() {
    return Bytes.copyOf(new byte[UserOperation.MAX_DATA + 1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7702", "7702000000000000000000000000000000000000", "7702ff"})
  void refusesAnInitCodeWhoseHashDependsOnTheChain(String initCode) {
    refused(Version.V0_8, BigInteger.ONE, BigInteger.ONE, Bytes.ofHex(initCode));
  }

  @Test
  void signsTheMessageOfTheHashUntil07AndTheHashItselfFrom08On() {
    for (Version version : Version.values()) {
      UserOperation operation = operation(version, BigInteger.ONE, BigInteger.ONE, Bytes.EMPTY);
      if (version == Version.V0_8) {
        assertEquals(operation.hash(), operation.digest());
      } else {
        assertEquals(new PersonalMessage(operation.hash()).digest(), operation.digest());
        assertNotEquals(operation.hash(), operation.digest());
      }
    }
  }

  private static UserOperation operation(
      Version version, BigInteger gas, BigInteger nonce, Bytes initCode) {
    Address address = new Address(Bytes.ofHex("11".repeat(20)));
    return new UserOperation(
        new EntryPoint(version, address, ChainId.of(1)),
        address,
        nonce,
        initCode,
        Bytes.EMPTY,
        new UserOperation.Gas(gas, BigInteger.ONE, BigInteger.ONE, new Fees(Wei.ZERO, Wei.ZERO)),
        Bytes.EMPTY);
  }

  private static void refused(Version version, BigInteger gas, BigInteger nonce, Bytes initCode) {
    RefusedException e =
        assertThrows(RefusedException.class, () -> operation(version, gas, nonce, initCode));
    assertEquals(ErrorCode.INVALID_USER_OPERATION, e.code());
  }
}
