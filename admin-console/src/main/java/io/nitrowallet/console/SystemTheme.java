package io.nitrowallet.console;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/// Keeps the console as dark or light as the desktop it stands on.
@Singleton
final class SystemTheme {
  private final ObservableValue<ColorScheme> colorScheme;

  @Inject
  SystemTheme(Surroundings surroundings) {
    this.colorScheme = surroundings.colorScheme();
  }

  /// Applies the desktop's scheme now and whenever it changes.
  void follow() {
    colorScheme.subscribe(SystemTheme::apply);
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
