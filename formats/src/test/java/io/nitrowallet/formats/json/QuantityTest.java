package io.nitrowallet.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  private static final String MAX =
      "115792089237316195423570985008687907853269984665640564039457584007913129639935";

  @Property
  void readsWhatItWrites(@ForAll @BigRange(min = "0", max = MAX) BigInteger value) {
    assertEquals(value, Quantity.parse(Quantity.format(value), 256));
  }

  @Property
  void holdsToTheWidth(
      @ForAll @BigRange(min = "18446744073709551616", max = MAX) BigInteger value) {
    String text = Quantity.format(value);
    assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text, 64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0x",
        "0x00",
        "0x01",
        "1",
        "-0x1",
        "0x-1",
        "0X1",
        "0xg",
        " 0x1",
        "0x1 ",
        "0x1\n",
        "0x1.0",
        "0x+1",
        "0x٣",
        "0x10000000000000000000000000000000000000000000000000000000000000000"
      })
  void refusesAllOtherForms(String text) {
    assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text, 256));
  }

  @Test
  void takesUpperCaseDigitsAndWritesLowerCase() {
    assertEquals("0xab", Quantity.format(Quantity.parse("0xAB", 8)));
    assertEquals("0x0", Quantity.format(Quantity.parse("0x0", 1)));
  }

  @Test
  void writesNothingOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> Quantity.format(BigInteger.ONE.negate()));
    assertThrows(
        IllegalArgumentException.class, () -> Quantity.format(BigInteger.ONE.shiftLeft(256)));
  }
}
