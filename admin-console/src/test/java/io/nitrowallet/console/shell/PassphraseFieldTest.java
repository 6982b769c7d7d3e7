package io.nitrowallet.console.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.console.FxThread;
import javafx.scene.control.PasswordField;
import org.junit.jupiter.api.Test;

final class PassphraseFieldTest {
  @Test
  void emptiesTheFieldForGood() {
    FxThread.call(() -> {
      PasswordField field = new PasswordField();
      "secret".chars().forEach(letter -> field.appendText(Character.toString(letter)));
      assertArrayEquals("secret".toCharArray(), PassphraseField.take(field));
      assertEquals("", field.getText());
      field.undo();
      assertEquals("", field.getText(), "undoing brings nothing back");
      assertFalse(field.isUndoable());
      return field;
    });
  }
}
