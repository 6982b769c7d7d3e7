package io.nitrowallet.console.signing;

import io.nitrowallet.console.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Fields under their labels, found again by their keys. A key is the word of the label, and the
/// field's id behind `sign-`.
final class Form {
  private static final int GAP = 10;
  private static final int LABELS = 200;
  private static final int LINES = 10;

  private final Words words;
  private final GridPane grid = new GridPane(GAP, GAP);
  private final Map<String, TextInputControl> fields = new LinkedHashMap<>();

  Form(Words words) {
    this.words = words;
    ColumnConstraints fill = new ColumnConstraints();
    fill.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(LABELS), fill);
  }

  /// Adds a line of text.
  ///
  /// @param key whose word with `.prompt` stands in the empty field
  Form line(String key) {
    return add(key, new TextField());
  }

  /// Adds room for many lines.
  Form area(String key) {
    TextArea area = new TextArea();
    area.setPrefRowCount(LINES);
    area.getStyleClass().add("mono");
    return add(key, area);
  }

  private Form add(String key, TextInputControl field) {
    field.setPromptText(words.get(key + ".prompt"));
    fields.put(key, field);
    return row(key, field);
  }

  /// Adds any control.
  Form row(String key, Node control) {
    Label label = new Label(words.get(key));
    label.setMnemonicParsing(true);
    label.setLabelFor(control);
    control.setId("sign-" + key);
    grid.addRow(grid.getRowCount(), label, control);
    return this;
  }

  /// What stands in the field.
  String text(String key) {
    TextInputControl field = fields.get(key);
    return field == null ? "" : field.getText();
  }

  /// Empties the fields.
  void clear() {
    fields.values().forEach(TextInputControl::clear);
  }

  GridPane node() {
    return grid;
  }
}
