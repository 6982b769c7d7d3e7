package io.nitrowallet.console;

import io.nitrowallet.console.preferences.Preferences.Place;
import java.util.Optional;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window is.
final class WindowPlace {
  private WindowPlace() {}

  /// Where `stage` is.
  static Place of(Stage stage) {
    return new Place(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }

  /// Puts `stage` where it was, unless no screen is there any more.
  static void restore(Stage stage, Optional<Place> place) {
    place
        .filter(was ->
            !Screen.getScreensForRectangle(was.x(), was.y(), was.width(), was.height()).isEmpty())
        .ifPresent(was -> {
          stage.setX(was.x());
          stage.setY(was.y());
          stage.setWidth(was.width());
          stage.setHeight(was.height());
          stage.setMaximized(was.maximized());
        });
  }
}
