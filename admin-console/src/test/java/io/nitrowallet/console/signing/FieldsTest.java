package io.nitrowallet.console.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields take what people write, exactly, and refuse the rest.
final class FieldsTest {
  private static void refuses(ErrorCode code, Runnable action) {
    assertEquals(code, assertThrows(RefusedException.class, action::run).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "1e3", "1,5", ".5", "1.", "0x10", "1 btc", "١"})
  void refusesAmountsThatAreNone(String text) {
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.ether(text));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.gwei(text));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.tokens(text, 18));
  }

  @Test
  void refusesAFractionOfAWei() {
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.ether("0.0000000000000000001"));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.gwei("0.0000000001"));
  }

  @Test
  void takesEtherOrGweiUnlessAUnitIsSaid() {
    assertEquals(new Wei(new BigInteger("1500000000000000000")), Fields.ether(" 1.5 "));
    assertEquals(Wei.of(7), Fields.ether("7 wei"));
    assertEquals(Wei.of(2_000_000_000), Fields.gwei("2"));
    assertEquals(Wei.of(3), Fields.gwei("3wei"));
  }

  @Test
  void countsTokensInTheirSmallestUnit() {
    assertEquals(BigInteger.valueOf(1_250_000), Fields.tokens("1.25", 6));
    assertEquals(BigInteger.TWO, Fields.tokens("2.000", 0));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.tokens("1.2345678", 6));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.tokens("1", 78));
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.tokens("1", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "+1", "0x1", "123456789012345678901"})
  void refusesWhatIsNoWholeNumber(String text) {
    refuses(ErrorCode.INVALID_TRANSACTION, () -> Fields.whole(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1", "zz", "0x12 34"})
  void refusesWhatAreNoBytes(String text) {
    refuses(ErrorCode.INVALID_VALUE, () -> Fields.bytes(text));
  }

  @Test
  void readsBytesWithAndWithoutTheirPrefix() {
    assertEquals(Bytes.ofHex("12ab"), Fields.bytes(" 0x12ab "));
    assertEquals(Bytes.ofHex("12ab"), Fields.bytes("12ab"));
    assertEquals(Bytes.EMPTY, Fields.bytes(""));
  }

  @Test
  void refusesAnAddressWithAWrongChecksum() {
    String right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    assertEquals(right, Fields.address(" " + right + "\n").checksummed());
    refuses(ErrorCode.INVALID_VALUE, () -> Fields.address(right.replace("aAe", "AAe")));
    refuses(ErrorCode.INVALID_VALUE, () -> Fields.address("vitalik.eth"));
  }

  /// Nothing that is typed breaks out of the object that it is put into.
  @ParameterizedTest
  @ValueSource(strings = {"", "1,\"more\":2", "1}{", "1} //", "[1", "\ud800"})
  void refusesJsonThatIsNoSingleValue(String text) {
    assertThrows(RefusedException.class, () -> Fields.json(text));
  }

  @Test
  void readsAJsonValue() {
    assertEquals(2, Fields.json("[1, \"two\"]").size());
  }
}
