package io.nitrowallet.console.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The language of a window, and where its words are.
///
/// @param locale for dates and numbers, too
public record Language(Locale locale) {
  /// The languages that there are words in.
  public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  /// The language for somebody whose system speaks `system`: English where it is none of ours.
  public static Language closestTo(Locale system) {
    boolean chinese = system.getLanguage().equals(Locale.SIMPLIFIED_CHINESE.getLanguage());
    return new Language(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  /// The words of the folder that `inhabitant` lives in: its `words.properties`.
  public Words words(Class<?> inhabitant) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            inhabitant.getPackageName() + ".words",
            locale,
            inhabitant.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Words(bundle);
  }
}
