package io.nitrowallet.console.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// News in the corner of the window, which go away by themselves. Used on the window's thread.
@SessionScope
public final class Toasts {
  private static final int GAP = 8;
  private static final int WIDTH = 380;
  private static final int MOST = 4;
  private static final Duration STAY = Duration.seconds(20);

  private final VBox pane = new VBox(GAP);

  @Inject
  Toasts() {
    pane.setId("toasts");
    pane.getStyleClass().add("toasts");
    pane.setPickOnBounds(false);
    pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(pane, Pos.BOTTOM_RIGHT);
  }

  /// Shows `text`; of more than a few, the oldest go.
  public void show(String text) {
    Notification toast = new Notification(text);
    toast.setId("toast");
    toast.setPrefWidth(WIDTH);
    toast.getStyleClass().addAll(Styles.ACCENT, Styles.ELEVATED_2);
    toast.setOnClose(_ -> pane.getChildren().remove(toast));
    pane.getChildren().add(toast);
    if (pane.getChildren().size() > MOST) {
      pane.getChildren().removeFirst();
    }
    PauseTransition stay = new PauseTransition(STAY);
    stay.setOnFinished(_ -> pane.getChildren().remove(toast));
    stay.play();
  }

  /// What lies over the pages.
  Node pane() {
    return pane;
  }
}
