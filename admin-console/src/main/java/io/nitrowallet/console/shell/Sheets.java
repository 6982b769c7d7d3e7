package io.nitrowallet.console.shell;

import atlantafx.base.controls.ModalPane;
import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A sheet in front of the pages: a question or details, one at a time. Escape closes it. Used on
/// the window's thread.
@SessionScope
public final class Sheets {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 640;
  private static final int MARGIN = 16;

  private final ModalPane pane = new ModalPane();
  private Runnable gone = () -> {};
  private Optional<Node> before = Optional.empty();

  @Inject
  Sheets() {
    pane.setId("sheets");
    pane.setAlignment(Pos.CENTER);
    // A sheet that still fades away would take the next one with it.
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.displayProperty()
        .subscribe(shown -> {
          if (!shown) {
            leave();
            giveBack();
          }
        });
  }

  /// Shows `sheet` in place of whatever was shown before.
  public void show(Region sheet) {
    show(sheet, () -> {});
  }

  /// The same.
  ///
  /// @param afterwards run once the sheet is gone, however it went
  public void show(Region sheet, Runnable afterwards) {
    if (!pane.isDisplay() && pane.getScene() != null) {
      before = Optional.ofNullable(pane.getScene().getFocusOwner());
    }
    leave();
    gone = afterwards;
    if (!sheet.getStyleClass().contains("sheet")) {
      sheet.getStyleClass().add("sheet");
      sheet.setMaxSize(least(sheet.getMaxWidth(), WIDTH), least(sheet.getMaxHeight(), HEIGHT));
    }
    pane.show(framed(sheet));
    sheet.requestFocus();
  }

  /// No sheet touches the window's edge, however small the window is.
  private static Region framed(Region sheet) {
    StackPane frame = new StackPane(sheet);
    frame.setPadding(new Insets(MARGIN));
    frame.setMaxSize(widened(sheet.getMaxWidth()), widened(sheet.getMaxHeight()));
    return frame;
  }

  private static double widened(double own) {
    return own == Region.USE_PREF_SIZE ? own : own + 2 * MARGIN;
  }

  /// What the sheet says of itself, where it says anything.
  private static double least(double own, double most) {
    return own == Region.USE_COMPUTED_SIZE ? most : own;
  }

  /// Whoever was writing goes on where they were.
  private void giveBack() {
    Optional<Node> owner = before;
    before = Optional.empty();
    Platform.runLater(() -> owner.ifPresent(Node::requestFocus)); // once it is enabled again
  }

  private void leave() {
    Runnable last = gone;
    gone = () -> {};
    last.run();
  }

  /// Takes the sheet away; harmless where there is none.
  public void close() {
    pane.hide(true);
  }

  /// Whether there is one: what is behind it cannot be used meanwhile.
  ReadOnlyBooleanProperty shown() {
    return pane.displayProperty();
  }

  /// What lies over the pages.
  Node pane() {
    return pane;
  }
}
