package io.nitrowallet.console;

import javafx.stage.Stage;

/// A console in a window.
public final class Console {
  private Console() {}

  /// Shows a console in `stage`, on JavaFX's thread. It lives until the stage is closed.
  public static void open(Stage stage, Surroundings surroundings) {
    ConsoleComponent console = DaggerConsoleComponent.factory().create(stage, surroundings);
    console.theme().follow();
    console.window().show();
  }
}
