package io.nitrowallet.console.text;

import java.util.ResourceBundle;

/// The words of one folder, in one language.
public final class Words {
  private final ResourceBundle bundle;

  Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// The text under `key`, with `values` in the place of its `%s`.
  ///
  /// @throws java.util.MissingResourceException if there is none
  public String get(String key, Object... values) {
    String text = bundle.getString(key);
    return values.length == 0 ? text : text.formatted(values);
  }
}
