package io.nitrowallet.console;

import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The JavaFX life cycle of the console: composes it and shows its window.
public final class ConsoleApplication extends Application {

  /// Called by JavaFX.
  public ConsoleApplication() {}

  @Override
  public void start(Stage stage) {
    Console.open(
        stage,
        new Surroundings(
            Path.of(System.getProperty("user.home")),
            Locale.getDefault(),
            Platform.getPreferences().colorSchemeProperty()));
  }
}
