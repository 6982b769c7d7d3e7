package io.nitrowallet.domain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @Property(tries = 500)
  void whatItTakesItChangesInNothing(@ForAll String text) {
    Utf8.encode(text).ifPresent(bytes -> assertEquals(Optional.of(text), Utf8.decode(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "世", "😀", "\uFEFF", "\u0000"})
  void encodesAsTheJdkDoes(String text) {
    Bytes expected = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.of(expected), Utf8.encode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "\ud800a"})
  void refusesALoneSurrogate(String text) {
    assertEquals(Optional.empty(), Utf8.encode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "80", "c080", "c1bf", "e08080", "eda080", "f4908080", "f8", "e282"})
  void refusesOtherBytes(String hex) {
    assertEquals(Optional.empty(), Utf8.decode(Bytes.ofHex(hex)));
  }
}
