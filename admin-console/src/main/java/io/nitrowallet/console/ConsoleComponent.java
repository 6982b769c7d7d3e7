package io.nitrowallet.console;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.console.composition.SessionComponent;
import io.nitrowallet.console.connection.ProfileFinder;
import io.nitrowallet.console.preferences.Habits;
import io.nitrowallet.console.session.HomeFolder;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.domain.port.out.TimeSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The object graph of the console.
@Singleton
@Component(modules = ConsoleComponent.Foundation.class)
interface ConsoleComponent {
  ConsoleWindow window();

  SystemTheme theme();

  @Component.Factory
  interface Factory {
    ConsoleComponent create(@BindsInstance Stage stage, @BindsInstance Surroundings surroundings);
  }

  /// What every profile shares.
  @Module(subcomponents = SessionComponent.class)
  interface Foundation {
    @Provides
    @Singleton
    static Habits habits(Surroundings surroundings) {
      return new Habits(surroundings.home().resolve(".nitro-wallet").resolve("console.properties"));
    }

    /// Not kept: whoever is built later speaks what was chosen meanwhile.
    @Provides
    static Language language(Surroundings surroundings, Habits habits) {
      return Language.closestTo(
          habits.preferences().get().language().orElse(surroundings.locale()));
    }

    @Provides
    static HomeFolder home(Surroundings surroundings) {
      return new HomeFolder(surroundings.home());
    }

    @Provides
    static ProfileFinder profiles(Surroundings surroundings) {
      return new ProfileFinder(surroundings.home());
    }

    @Provides
    static TimeSource time() {
      return Instant::now;
    }

    @Provides
    @Singleton
    static Background background() {
      return new Background(Platform::runLater);
    }
  }
}
