package io.nitrowallet.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  /// The addresses that EIP-55 itself lists.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void writesTheChecksumsOfEip55(String text) {
    assertEquals(text, Address.parse(text).checksummed());
    String lower = text.toLowerCase(Locale.ROOT);
    assertEquals(text, Address.parse(lower).toString());
    assertEquals(lower, Address.parse(text).lowerCase());
    String upper = "0x" + text.substring(2).toUpperCase(Locale.ROOT);
    assertEquals(text, Address.parse(upper).checksummed());
  }

  @Test
  void refusesEveryWrongCaseInAMixedAddress() {
    String text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    for (int at = 2; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (Character.isLetter(digit)) {
        char flipped =
            Character.isUpperCase(digit)
                ? Character.toLowerCase(digit)
                : Character.toUpperCase(digit);
        assertRefused(text.substring(0, at) + flipped + text.substring(at + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "de709f2102306220921060314715629080e2fb77",
        "0Xde709f2102306220921060314715629080e2fb77",
        "0xde709f2102306220921060314715629080e2fb7",
        "0xde709f2102306220921060314715629080e2fb777",
        "0xge709f2102306220921060314715629080e2fb77",
        "0xde709f2102306220921060314715629080e2fb77\n",
        " 0xde709f2102306220921060314715629080e2fb77"
      })
  void refusesOtherForms(String text) {
    assertRefused(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19, 21, 32})
  void isTwentyBytesLong(int length) {
    Bytes bytes = Bytes.copyOf(new byte[length]);
    RefusedException e = assertThrows(RefusedException.class, () -> new Address(bytes));
    assertEquals(ErrorCode.INVALID_VALUE, e.code());
  }

  private static void assertRefused(String text) {
    RefusedException e = assertThrows(RefusedException.class, () -> Address.parse(text));
    assertEquals(ErrorCode.INVALID_VALUE, e.code());
  }
}
