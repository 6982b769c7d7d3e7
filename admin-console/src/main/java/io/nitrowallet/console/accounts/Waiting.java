package io.nitrowallet.console.accounts;

import io.nitrowallet.console.text.Words;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// Says that something is being asked, and lets it be given up.
final class Waiting {
  private static final int GAP = 8;
  private static final int WIDTH = 80;

  private Waiting() {}

  /// @param prefix of the ids
  static Node of(String prefix, ObservableBooleanValue working, Runnable cancel, Words words) {
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(WIDTH);
    bar.setAccessibleText(words.get("waiting"));
    Button button = new Button(words.get("cancel"));
    button.setId(prefix + "-cancel");
    button.setOnAction(_ -> cancel.run());
    Label label = new Label(words.get("waiting"));
    label.setId(prefix + "-waiting");
    HBox waiting = new HBox(GAP, label, bar, button);
    waiting.getStyleClass().add("bar");
    waiting.visibleProperty().bind(working);
    waiting.managedProperty().bind(working);
    return waiting;
  }
}
