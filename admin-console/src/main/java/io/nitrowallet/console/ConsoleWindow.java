package io.nitrowallet.console;

import io.nitrowallet.console.composition.SessionComponent;
import io.nitrowallet.console.connection.ProfilesView;
import io.nitrowallet.console.preferences.Habits;
import io.nitrowallet.console.preferences.Preferences;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.work.Background;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The console's one window: the choice of a profile first, then its pages.
@Singleton
final class ConsoleWindow {
  static final String TITLE = "Nitro Wallet";

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int MIN_WIDTH = 900;
  private static final int MIN_HEIGHT = 560;

  private final Stage stage;
  private final Provider<ProfilesView> profiles;
  private final SessionComponent.Factory sessions;
  private final Habits habits;
  private final Background background;
  private Optional<Profile> profile = Optional.empty();
  private Optional<SessionComponent> session = Optional.empty();

  @Inject
  ConsoleWindow(
      Stage stage,
      Provider<ProfilesView> profiles,
      SessionComponent.Factory sessions,
      Habits habits,
      Background background) {
    this.stage = stage;
    this.profiles = profiles;
    this.sessions = sessions;
    this.habits = habits;
    this.background = background;
  }

  void show() {
    Scene scene = new Scene(choice(), WIDTH, HEIGHT);
    String style = Objects.requireNonNull(getClass().getResource("console.css")).toExternalForm();
    scene.getStylesheets().add(style);
    stage.setTitle(TITLE);
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    WindowPlace.restore(stage, habits.preferences().get().place());
    stage.setOnHidden(_ -> close());
    habits.preferences().map(Preferences::language).subscribe((_, _) -> speakAnew());
    stage.show();
  }

  private Parent choice() {
    return profiles.get().build(this::open, ConsoleVersion.CURRENT);
  }

  /// All that is shown is built anew in the language that was chosen.
  private void speakAnew() {
    endSession();
    profile.ifPresent(this::open);
  }

  private void open(Profile chosen) {
    SessionComponent opened = sessions.create(chosen, this::leave);
    profile = Optional.of(chosen);
    session = Optional.of(opened);
    opened.lastSeen().follow(opened.trust());
    Parent pages = opened.shell().build();
    stage.setTitle(TITLE + " – " + Shown.line(chosen.name()));
    stage.getScene().setRoot(pages);
  }

  private void leave() {
    endSession();
    profile = Optional.empty();
    stage.setTitle(TITLE);
    stage.getScene().setRoot(choice());
  }

  private void endSession() {
    session.ifPresent(opened -> opened.open().close());
    session = Optional.empty();
  }

  private void close() {
    habits.change(preferences -> preferences.at(WindowPlace.of(stage)));
    background.close();
    endSession();
  }
}
