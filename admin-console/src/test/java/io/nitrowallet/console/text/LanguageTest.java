package io.nitrowallet.console.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.shell.ShellView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LanguageTest {
  private static final Pattern VALUE = Pattern.compile("%s");

  @ParameterizedTest
  @MethodSource("folders")
  void saysTheSameInEveryLanguage(String folder) {
    ResourceBundle english = bundle(folder, Locale.ENGLISH);
    ResourceBundle chinese = bundle(folder, Locale.SIMPLIFIED_CHINESE);
    assertFalse(english.keySet().isEmpty());
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(chinese.keySet()));
    List<String> untranslated = new ArrayList<>();
    for (String key : english.keySet()) {
      assertEquals(values(english.getString(key)), values(chinese.getString(key)), key);
      if (english.getString(key).equals(chinese.getString(key))) {
        untranslated.add(key);
      }
    }
    untranslated.remove("fingerprint"); // SHA-256 everywhere
    assertEquals(List.of(), untranslated);
  }

  @Test
  void speaksEnglishToWhomItCannotSpeakTo() {
    assertEquals(Locale.ENGLISH, Language.closestTo(Locale.GERMANY).locale());
    assertEquals(Locale.SIMPLIFIED_CHINESE, Language.closestTo(Locale.CHINA).locale());
  }

  @Test
  void findsTheWordsOfAFolder() {
    String english = new Language(Locale.ENGLISH).words(ShellView.class).get("permit.granted");
    String chinese =
        new Language(Locale.SIMPLIFIED_CHINESE).words(ShellView.class).get("permit.granted");
    assertEquals("Enclave verified", english);
    assertNotEquals(english, chinese);
  }

  /// Every folder of the console that has words.
  static Stream<String> folders() throws IOException {
    Path resources = Path.of("src/main/resources/io/nitrowallet/console");
    try (Stream<Path> folders = Files.list(resources)) {
      List<String> found =
          folders
              .filter(folder -> Files.exists(folder.resolve("words.properties")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList();
      assertTrue(found.contains("shell"), "the folders of words are found");
      return found.stream();
    }
  }

  static ResourceBundle bundle(String folder, Locale locale) {
    return ResourceBundle.getBundle(
        "io.nitrowallet.console." + folder + ".words",
        locale,
        LanguageTest.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static long values(String text) {
    return VALUE.matcher(text).results().count();
  }
}
