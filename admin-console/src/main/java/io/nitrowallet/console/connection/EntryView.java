package io.nitrowallet.console.connection;

import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.operator.OperatorEntry;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What an operator has to have pasted into policies.
final class EntryView {
  private static final int GAP = 8;

  private EntryView() {}

  /// Is there while there is an `entry`.
  static Node of(ObservableValue<Optional<OperatorEntry>> entry, Words words) {
    TextField text = new TextField();
    text.setId("operator-entry");
    text.setAccessibleText(words.get("entry"));
    text.setEditable(false);
    text.getStyleClass().add("mono");
    HBox.setHgrow(text, Priority.ALWAYS);
    Button copy = new Button(words.get("copy"));
    copy.setId("copy-entry");
    copy.setOnAction(_ -> copy(text.getText()));
    VBox view = new VBox(GAP, Form.wrapped(words.get("entry.told")), new HBox(GAP, text, copy));
    view.getStyleClass().add("card");
    entry.subscribe(now -> text.setText(now.map(OperatorEntry::text).orElse("")));
    Form.showWhile(view, entry.map(Optional::isPresent));
    return view;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
