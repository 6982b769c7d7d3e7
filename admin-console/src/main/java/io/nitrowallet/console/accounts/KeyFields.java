package io.nitrowallet.console.accounts;

import io.nitrowallet.console.shell.PassphraseField;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/// Where a private key that exists is typed, or its file named.
final class KeyFields {
  private static final int GAP = 12;

  private final Words words;
  private final PasswordField key = new PasswordField();
  private final PasswordField password = new PasswordField();
  private final PathField file;
  private final VBox view = new VBox(GAP);

  @Inject
  KeyFields(Language language) {
    this.words = language.words(KeyFields.class);
    this.file = new PathField("import-file", "import.file", words, PathField::existing);
    Label warning = new Label(words.get("import.told"));
    warning.setId("import-told");
    warning.setWrapText(true);
    warning.setMinHeight(Label.USE_PREF_SIZE);
    warning.getStyleClass().add("warning");
    view.getChildren()
        .addAll(
            warning,
            labelled("import-key", "import.key", key),
            file.view(),
            labelled("import-password", "import.password", password));
    key.disableProperty().bind(file.field().textProperty().isNotEmpty());
    password.disableProperty().bind(file.field().textProperty().isEmpty());
  }

  private VBox labelled(String id, String word, PasswordField field) {
    field.setId(id);
    field.setAccessibleText(words.get(word).replace("_", ""));
    Label label = new Label(words.get(word));
    label.setLabelFor(field);
    label.setMnemonicParsing(true);
    return new VBox(GAP / 2.0, label, field);
  }

  /// Empties the fields.
  ///
  /// @param seen whether they are there
  void begin(boolean seen) {
    key.setText("");
    password.setText("");
    file.field().setText("");
    view.setVisible(seen);
    view.setManaged(seen);
  }

  /// What was typed; the secret fields are empty then.
  KeySource take() {
    String path = file.field().getText();
    return path.isBlank()
        ? KeySource.typed(PassphraseField.take(key))
        : KeySource.file(path, PassphraseField.take(password));
  }

  VBox view() {
    return view;
  }
}
