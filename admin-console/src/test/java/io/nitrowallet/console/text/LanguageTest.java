package io.nitrowallet.console.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.nitrowallet.console.accounts.AccountsView;
import io.nitrowallet.console.connection.ProfilesView;
import io.nitrowallet.console.enclave.EnclaveView;
import io.nitrowallet.console.shell.ShellView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTest {
  private static final Pattern VALUE = Pattern.compile("%s");

  @ParameterizedTest
  @ValueSource(
      classes = {AccountsView.class, EnclaveView.class, ProfilesView.class, ShellView.class})
  void saysTheSameInEveryLanguage(Class<?> inhabitant) {
    ResourceBundle english = bundle(inhabitant, Locale.ENGLISH);
    ResourceBundle chinese = bundle(inhabitant, Locale.SIMPLIFIED_CHINESE);
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

  private static ResourceBundle bundle(Class<?> inhabitant, Locale locale) {
    return ResourceBundle.getBundle(
        inhabitant.getPackageName() + ".words",
        locale,
        inhabitant.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static long values(String text) {
    return VALUE.matcher(text).results().count();
  }
}
