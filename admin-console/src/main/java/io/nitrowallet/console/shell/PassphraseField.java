package io.nitrowallet.console.shell;

import javafx.scene.control.PasswordField;

/// Takes what was typed out of a field.
public final class PassphraseField {
  private PassphraseField() {}

  /// The characters, which the caller overwrites after use; the field is empty then, and nothing
  /// brings them back into it. What JavaFX kept of them while they were typed cannot be
  /// overwritten.
  public static char[] take(PasswordField field) {
    CharSequence typed = field.getCharacters();
    char[] taken = new char[typed.length()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = typed.charAt(i);
    }
    field.setText("");
    return taken;
  }
}
