package io.nitrowallet.console.text;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one folder, in one language.
public final class Words {
  private final ResourceBundle bundle;
  private final Locale locale;

  Words(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /// The text under `key`, with `values` in the place of its `%s`.
  ///
  /// @throws java.util.MissingResourceException if there is none
  public String get(String key, Object... values) {
    String text = bundle.getString(key);
    return values.length == 0 ? text : text.formatted(values);
  }

  /// Whether there is a text under `key`.
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /// What dates and numbers follow.
  public Locale locale() {
    return locale;
  }
}
