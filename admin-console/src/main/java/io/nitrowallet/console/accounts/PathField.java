package io.nitrowallet.console.accounts;

import io.nitrowallet.console.text.Words;
import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A file's path, typed or chosen.
final class PathField {
  private static final int GAP = 8;

  private final TextField field = new TextField();
  private final VBox view;

  /// @param chooser asks a person for a file, who may give up
  PathField(String id, String label, Words words, Chooser chooser) {
    field.setId(id);
    HBox.setHgrow(field, Priority.ALWAYS);
    Label title = new Label(words.get(label));
    title.setLabelFor(field);
    title.setMnemonicParsing(true);
    field.setAccessibleText(words.get(label).replace("_", ""));
    Button browse = new Button(words.get("browse"));
    browse.setId(id + "-browse");
    browse.setOnAction(_ ->
        Optional.ofNullable(chooser.choose(browse.getScene().getWindow()))
            .ifPresent(file -> field.setText(file.getPath())));
    view = new VBox(GAP / 2.0, title, new HBox(GAP, field, browse));
  }

  /// Asks for a file that is there.
  static @Nullable File existing(Window owner) {
    return new FileChooser().showOpenDialog(owner);
  }

  /// Asks for a file that is to be written.
  static @Nullable File fresh(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("accounts.csv");
    return chooser.showSaveDialog(owner);
  }

  VBox view() {
    return view;
  }

  TextField field() {
    return field;
  }

  /// Asks for a file.
  @FunctionalInterface
  interface Chooser {
    /// The file; nothing where the person gave up.
    @Nullable File choose(Window owner);
  }
}
