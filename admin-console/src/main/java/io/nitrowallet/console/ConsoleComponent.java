package io.nitrowallet.console;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/// The object graph of the console.
@Singleton
@Component
interface ConsoleComponent {
  ConsoleWindow window();

  SystemTheme theme();

  @Component.Factory
  interface Factory {
    ConsoleComponent create(
        @BindsInstance Stage stage, @BindsInstance ObservableValue<ColorScheme> colorScheme);
  }
}
