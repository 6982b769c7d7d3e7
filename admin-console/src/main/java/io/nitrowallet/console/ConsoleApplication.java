package io.nitrowallet.console;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The JavaFX life cycle of the console: composes it and shows its window.
public final class ConsoleApplication extends Application {

  /// Called by JavaFX.
  public ConsoleApplication() {}

  @Override
  public void start(Stage stage) {
    ConsoleComponent console =
        DaggerConsoleComponent.factory()
            .create(stage, Platform.getPreferences().colorSchemeProperty());
    console.theme().follow();
    console.window().show();
  }
}
