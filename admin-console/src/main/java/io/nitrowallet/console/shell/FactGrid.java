package io.nitrowallet.console.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names on the left, what they stand for on the right.
public final class FactGrid {
  private static final int GAP = 6;
  private static final int NAMES = 150;

  private final GridPane grid = new GridPane(GAP * 2, GAP);

  /// Empty.
  public FactGrid() {
    ColumnConstraints names = new ColumnConstraints(NAMES);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
  }

  /// Adds a value; whoever wrote it, it is fit to be shown.
  public FactGrid add(String name, String value) {
    return add(name, new Label(value));
  }

  /// Adds a label.
  public FactGrid add(String name, Label value) {
    value.setWrapText(true);
    value.setMinHeight(Region.USE_PREF_SIZE);
    return put(name, value);
  }

  /// One that people copy: the field scrolls, and can be selected.
  public FactGrid copied(String id, String name, String value) {
    TextField field = new TextField(value);
    field.setId(id);
    field.setEditable(false);
    field.setAccessibleText(name);
    field.getStyleClass().add("mono");
    return put(name, field);
  }

  private FactGrid put(String name, Node value) {
    Label label = new Label(name);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    label.setLabelFor(value);
    GridPane.setValignment(label, VPos.TOP);
    grid.addRow(grid.getRowCount(), label, value);
    return this;
  }

  /// The grid.
  public Node node() {
    return grid;
  }
}
