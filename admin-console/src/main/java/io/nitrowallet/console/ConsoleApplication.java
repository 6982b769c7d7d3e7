package io.nitrowallet.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The JavaFX life cycle of the console: composes it and shows its window.
public final class ConsoleApplication extends Application {
  /// Has the window close as soon as it can be used, for whoever measures that.
  private static final String UNTIL_USABLE = "--until-usable";

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
    if (getParameters().getRaw().contains(UNTIL_USABLE)) {
      closeWhenUsable(stage);
    }
  }

  private static void closeWhenUsable(Stage stage) {
    new AnimationTimer() {
      private int drawn;

      @Override
      public void handle(long now) {
        drawn = isUsable(stage.getScene()) ? drawn + 1 : 0;
        if (drawn == 2) { // what can be used was in the picture before this one
          stop();
          System.out.println("usable after " + cpu().toMillis() + " ms of CPU");
          stage.close();
        }
      }
    }.start();
  }

  /// Whether the profiles were looked for, and what was found stands there.
  private static boolean isUsable(Scene scene) {
    return scene.lookup("#no-profile") != null || scene.lookup(".card") != null;
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
