package io.nitrowallet.console;

import io.nitrowallet.console.composition.SessionComponent;
import io.nitrowallet.console.connection.ProfilesView;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.work.Background;
import jakarta.inject.Inject;
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
  private final ProfilesView profiles;
  private final SessionComponent.Factory sessions;
  private final Background background;
  private Optional<SessionComponent> session = Optional.empty();

  @Inject
  ConsoleWindow(
      Stage stage,
      ProfilesView profiles,
      SessionComponent.Factory sessions,
      Background background) {
    this.stage = stage;
    this.profiles = profiles;
    this.sessions = sessions;
    this.background = background;
  }

  void show() {
    Scene scene = new Scene(profiles.build(this::open, ConsoleVersion.CURRENT), WIDTH, HEIGHT);
    String style = Objects.requireNonNull(getClass().getResource("console.css")).toExternalForm();
    scene.getStylesheets().add(style);
    stage.setTitle(TITLE);
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    stage.setOnHidden(_ -> close());
    stage.show();
  }

  private void open(Profile profile) {
    SessionComponent opened = sessions.create(profile);
    session = Optional.of(opened);
    Parent pages = opened.shell().build();
    stage.setTitle(TITLE + " – " + Shown.line(profile.name()));
    stage.getScene().setRoot(pages);
  }

  private void close() {
    background.close();
    session.ifPresent(opened -> opened.open().close());
  }
}
