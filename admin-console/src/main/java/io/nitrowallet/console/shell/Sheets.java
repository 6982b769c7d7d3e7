package io.nitrowallet.console.shell;

import atlantafx.base.controls.ModalPane;
import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A sheet in front of the pages: a question or details, one at a time. Escape closes it. Used on
/// the window's thread.
@SessionScope
public final class Sheets {
  private final ModalPane pane = new ModalPane();

  @Inject
  Sheets() {
    pane.setId("sheets");
    pane.setAlignment(Pos.CENTER);
  }

  /// Shows `sheet` in place of whatever was shown before.
  public void show(Region sheet) {
    if (!sheet.getStyleClass().contains("sheet")) {
      sheet.getStyleClass().add("sheet");
    }
    pane.show(sheet);
    sheet.requestFocus();
  }

  /// Takes the sheet away; harmless where there is none.
  public void close() {
    pane.hide(true);
  }

  /// What lies over the pages.
  Node pane() {
    return pane;
  }
}
