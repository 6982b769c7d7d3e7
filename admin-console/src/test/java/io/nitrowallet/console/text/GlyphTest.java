package io.nitrowallet.console.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.console.FxThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every character of the console's words has a glyph: a font without one draws the same box for
/// all of them.
final class GlyphTest {
  private static final int SIZE = 24;

  /// Noncharacters, which no font has a glyph for.
  private static final String NONE = "\uFDD0";

  @ParameterizedTest
  @ValueSource(strings = {"System", "monospace"})
  void everyCharacterOfEveryWordHasAGlyph(String family) throws IOException {
    boolean chinese = hasGlyph(family, "的");
    assumeTrue(
        chinese || Boolean.getBoolean("nitrowallet.fonts.required"),
        "no font with Chinese characters here, for instance Debian's fonts-noto-cjk");
    String missing =
        characters().filter(each -> !hasGlyph(family, each)).collect(Collectors.joining(" "));
    assertEquals("", missing);
  }

  @Test
  void tellsAGlyphFromTheBoxOfNone() {
    assertTrue(hasGlyph("System", "A"));
    assertFalse(hasGlyph("System", "\uFDD1"));
  }

  private static Stream<String> characters() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (String folder : LanguageTest.folders().toList()) {
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
        ResourceBundle words = LanguageTest.bundle(folder, locale);
        words.keySet().stream()
            .flatMapToInt(key -> words.getString(key).codePoints())
            .filter(character -> !Character.isWhitespace(character))
            .forEach(character -> found.add(Character.toString(character)));
      }
    }
    assertTrue(found.contains("签") && found.contains("a"), "the words are found");
    return found.stream();
  }

  private static boolean hasGlyph(String family, String character) {
    return FxThread.call(() -> !drawn(family, character).equals(drawn(family, NONE)));
  }

  private static ByteBuffer drawn(String family, String character) {
    Text text = new Text(character);
    text.setFont(Font.font(family, SIZE));
    WritableImage picture = text.snapshot(null, null);
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(width * height * Integer.BYTES);
    picture
        .getPixelReader()
        .getPixels(
            0, 0, width, height, PixelFormat.getByteBgraInstance(), pixels, width * Integer.BYTES);
    return pixels.rewind();
  }
}
