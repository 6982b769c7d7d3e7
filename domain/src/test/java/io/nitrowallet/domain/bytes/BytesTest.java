package io.nitrowallet.domain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
  @Property(tries = 500)
  void hexAndBase64ReadBackAndHaveOneForm(@ForAll @Size(max = 100) byte[] value) {
    Bytes bytes = Bytes.copyOf(value);
    assertEquals(bytes, Bytes.ofHex(bytes.hex()));
    assertEquals(bytes, Bytes.ofHex(bytes.hex0x()));
    assertEquals(bytes, Bytes.ofBase64(bytes.base64()));
    assertEquals(bytes.base64(), Bytes.ofBase64(bytes.base64()).base64());
  }

  @Property(tries = 500)
  void whateverBase64IsTakenIsWrittenAlike(@ForAll String text) {
    try {
      assertEquals(text, Bytes.ofBase64(text).base64());
    } catch (IllegalArgumentException _) {
      // No base64: most strings are none.
    }
  }

  @Property(tries = 300)
  void slicesJoinToTheWhole(@ForAll @Size(min = 1, max = 60) byte[] value, @ForAll int cut) {
    Bytes bytes = Bytes.copyOf(value);
    int at = Math.floorMod(cut, value.length + 1);
    assertEquals(bytes, Bytes.concat(bytes.slice(0, at), bytes.slice(at, value.length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "AQ=", "AR==", "AQ==\n", " AQ==", "AQ==AQ==", "_w==", "=", "AQI=="})
  void refusesBase64OfAnotherForm(String text) {
    assertThrows(IllegalArgumentException.class, () -> Bytes.ofBase64(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0x0", "zz", "0X00", "0x0x00", " 00", "00 ", "0٣"})
  void refusesHexOfAnotherForm(String text) {
    assertThrows(IllegalArgumentException.class, () -> Bytes.ofHex(text));
  }

  @Test
  void isEqualByContentAndLength() {
    Bytes one = Bytes.ofHex("0102");
    assertEquals(one, Bytes.ofHex("0102"));
    assertEquals(one.hashCode(), Bytes.ofHex("0102").hashCode());
    assertNotEquals(one, Bytes.ofHex("0103"));
    assertNotEquals(one, Bytes.ofHex("010200"));
    assertNotEquals(one, Bytes.EMPTY);
    assertNotEquals(Bytes.EMPTY, one);
    assertFalse(one.equals((Object) "0102"));
  }

  @Test
  void sharesItsArrayWithNobody() {
    byte[] given = {1, 2};
    Bytes bytes = Bytes.copyOf(given);
    given[0] = 9;
    bytes.toArray()[1] = 9;
    assertEquals("0102", bytes.hex());
  }

  @Test
  void readsBytesWithoutSign() {
    assertEquals(255, Bytes.ofHex("ff").at(0));
    assertTrue(Bytes.ofHex("0000").isZero());
    assertFalse(Bytes.ofHex("0001").isZero());
  }

  @Test
  void slicesOnlyWhatIsThere() {
    Bytes bytes = Bytes.ofHex("010203");
    int[][] outside = {{-1, 1}, {2, 1}, {0, 4}, {4, 4}};
    for (int[] range : outside) {
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.slice(range[0], range[1]));
    }
  }

  @Test
  void showsLongBytesShortened() {
    assertEquals("0x" + "00".repeat(32) + "… (33 bytes)", Bytes.copyOf(new byte[33]).toString());
  }
}
