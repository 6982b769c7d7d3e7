package io.nitrowallet.console.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ShownTest {
  @Test
  void leavesOrdinaryTextOfAnyScriptAlone() {
    assertEquals("treasury 金库 Größe", Shown.line("treasury 金库 Größe"));
  }

  @Test
  void showsWhatTurnsTextRoundInsteadOfTurningIt() {
    assertEquals("pay\\u{202e}ecila", Shown.line("pay\u202eecila"));
  }

  @Test
  void showsLettersThatShowNothing() {
    assertEquals("pay\\u{3164}roll", Shown.line("pay\u3164roll"));
  }

  @Test
  void staysOnOneLine() {
    assertEquals("a\\u{a}b\\u{9}c\\u{2028}d", Shown.line("a\nb\tc\u2028d"));
  }

  @Test
  void showsMarksThatPileUpOnOthers() {
    assertEquals("a\\u{301}\\u{301}", Shown.line("a\u0301\u0301"));
  }

  @Test
  void showsHalvesOfPairs() {
    assertEquals("\\u{d800}", Shown.line("\ud800"));
  }

  @Test
  void cutsWhatIsLongAndSaysSo() {
    String shown = Shown.line("x".repeat(10_000));
    assertEquals(201, shown.length());
    assertTrue(shown.endsWith("…"));
  }
}
