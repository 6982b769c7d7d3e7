package io.nitrowallet.console;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import io.nitrowallet.console.preferences.Habits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/// Keeps the console as dark or light as the desktop it stands on, or as somebody chose.
@Singleton
final class SystemTheme {
  private final ObservableValue<ColorScheme> desktop;
  private final Habits habits;

  @Inject
  SystemTheme(Surroundings surroundings, Habits habits) {
    this.desktop = surroundings.colorScheme();
    this.habits = habits;
  }

  /// Applies the scheme now and whenever desktop or choice change.
  void follow() {
    desktop.subscribe(this::choose);
    habits.preferences().subscribe(this::choose);
    choose();
  }

  private void choose() {
    apply(
        switch (habits.preferences().get().appearance()) {
          case DESKTOP -> desktop.getValue();
          case LIGHT -> ColorScheme.LIGHT;
          case DARK -> ColorScheme.DARK;
        });
  }

  private static void apply(ColorScheme scheme) {
    Theme theme =
        switch (scheme) {
          case LIGHT -> new PrimerLight();
          case DARK -> new PrimerDark();
        };
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
  }
}
