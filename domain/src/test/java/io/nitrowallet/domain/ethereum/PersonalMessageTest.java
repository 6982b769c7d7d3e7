package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalMessageTest {
  /// The digest that web3.js documents for this message.
  @Test
  void hashesAsEip191Says() {
    assertEquals(
        "0xa1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2",
        PersonalMessage.ofText("Hello World").digest().hex0x());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "Grüße, 世界 😀",
        "a\tb\r\nc",
        "\uFFFD",
        "0123456789abcdef0123456789abcde"
      })
  void whatIsPrintableIsReadable(String text) {
    assertTrue(PersonalMessage.ofText(text).isReadable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef", // 32 bytes
        "\u0000",
        "bell \u0007",
        "\u001b[2Jcleared",
        "\u007f",
        "\u0085",
        "right-to-left \u202e override",
        "isolated \u2066",
        "soft hyphen \u00ad",
        "zero width \u200b",
        "\uFEFFmark",
        "private \uE000",
        "unassigned \u0378",
        "no character \uFFFF"
      })
  void whatCouldDeceiveOrHashIsNotReadable(String text) {
    assertFalse(PersonalMessage.ofText(text).isReadable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c080", "eda080", "f4908080", "e282", "80"})
  void whatIsNotUtf8IsNotReadable(String hex) {
    assertFalse(new PersonalMessage(Bytes.ofHex(hex)).isReadable());
  }

  @Test
  void thirtyTwoBytesAreADigestHoweverManyCharacters() {
    assertFalse(PersonalMessage.ofText("é".repeat(16)).isReadable());
    assertTrue(PersonalMessage.ofText("é".repeat(32)).isReadable());
  }

  @Test
  void isAtMost128KibLong() {
    new PersonalMessage(Bytes.copyOf(new byte[128 * 1024]));
    assertRefused(() -> new PersonalMessage(Bytes.copyOf(new byte[128 * 1024 + 1])));
  }

  @Test
  void refusesTextThatUtf8WouldChange() {
    assertRefused(() -> PersonalMessage.ofText("\ud800"));
  }

  @Test
  void padsShortNumbersOfASignature() {
    Bytes encoded = new Signature(BigInteger.ONE, BigInteger.TWO, 1).encodeForWallets();
    assertEquals("00".repeat(31) + "01" + "00".repeat(31) + "02" + "1c", encoded.hex());
  }

  private static void assertRefused(Runnable construction) {
    RefusedException e = assertThrows(RefusedException.class, construction::run);
    assertEquals(ErrorCode.INVALID_VALUE, e.code());
  }
}
