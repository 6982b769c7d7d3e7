package io.nitrowallet.console.signing;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Builds what is read on this page: headings, facts under their names, texts to copy.
final class Facts {
  private static final int GAP = 8;
  private static final int ROWS = 3;

  private final Words words;

  Facts(Words words) {
    this.words = words;
  }

  static Label heading(String text) {
    Label heading = text("", text);
    heading.getStyleClass().add(Styles.TITLE_4);
    return heading;
  }

  /// A text of several lines that is not cut.
  ///
  /// @param id empty where nobody looks for it
  static Label text(String id, String text, String... styles) {
    Label label = new Label(text);
    if (!id.isEmpty()) {
      label.setId(id);
    }
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  static GridPane grid() {
    return new GridPane(2 * GAP, GAP);
  }

  static void fact(GridPane grid, String name, String value) {
    Label label = text("", name, Styles.TEXT_MUTED);
    label.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), label, text("", Shown.sentence(value)));
  }

  /// A long text under its name, with a button that copies it.
  Node copied(String key, String value) {
    TextArea area = new TextArea(value);
    area.setId("sign-" + key);
    area.setAccessibleText(words.get(key));
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(ROWS);
    area.getStyleClass().add("mono");
    HBox.setHgrow(area, Priority.ALWAYS);
    Button copy = new Button(words.get("copy"));
    copy.setId("sign-copy-" + key);
    copy.setAccessibleText(words.get("copy") + " " + words.get(key));
    copy.setOnAction(_ -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(value);
      Clipboard.getSystemClipboard().setContent(content);
    });
    return new VBox(
        GAP / 2.0, text("", words.get(key), Styles.TEXT_BOLD), new HBox(GAP, area, copy));
  }
}
