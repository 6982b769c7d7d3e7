package io.nitrowallet.console.connection;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.connection.ProfileFinder.Found;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The choice of a profile, before anything is asked of anybody.
public final class ProfilesView {
  private static final int GAP = 12;

  private final ProfileFinder finder;
  private final Background background;
  private final Words words;
  private final VBox list = new VBox(GAP);

  @Inject
  ProfilesView(ProfileFinder finder, Background background, Language language) {
    this.finder = finder;
    this.background = background;
    this.words = language.words(ProfilesView.class);
  }

  /// Builds the view, on the window's thread.
  ///
  /// @param open what to do with the profile that is chosen
  /// @param version of this program
  public Parent build(Consumer<Profile> open, String version) {
    Button again = new Button(words.get("again"));
    again.setId("look-again");
    again.setOnAction(_ -> look(open));
    VBox content =
        new VBox(
            GAP,
            text(words.get("title"), Styles.TITLE_1),
            text(words.get("intro")),
            list,
            again,
            versionOf(version));
    content.getStyleClass().add("profiles");
    look(open);
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    return pane;
  }

  private Label versionOf(String version) {
    Label label = text(words.get("version", version), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setId("version");
    return label;
  }

  private void look(Consumer<Profile> open) {
    background.run(
        finder::find, found -> show(found, open), fault -> list.getChildren().setAll(fault(fault)));
  }

  private void show(List<Found> found, Consumer<Profile> open) {
    if (found.isEmpty()) {
      Label none = text(words.get("none"));
      none.setId("no-profile");
      list.getChildren().setAll(none);
      return;
    }
    list.getChildren().setAll(found.stream().map(one -> card(one, open)).toList());
  }

  private Node card(Found found, Consumer<Profile> open) {
    return switch (found) {
      case Found.Usable(var profile) -> usable(profile, open);
      case Found.Broken(var name, var file, var fault) ->
          cardOf(text(Shown.line(name), Styles.TITLE_4), path(file), fault(fault));
    };
  }

  private Node usable(Profile profile, Consumer<Profile> open) {
    Button button = new Button(words.get("open"));
    button.setId("open-" + profile.name().replace(' ', '-'));
    button.getStyleClass().add(Styles.ACCENT);
    button.setOnAction(_ -> open.accept(profile));
    VBox card =
        cardOf(text(Shown.line(profile.name()), Styles.TITLE_4), path(profile.file()), button);
    if (profile.isDevelopment()) {
      card.getChildren().add(1, text(words.get("development"), "development-mark"));
    }
    return card;
  }

  private static VBox cardOf(Node... parts) {
    VBox card = new VBox(GAP / 2.0, parts);
    card.getStyleClass().add("card");
    return card;
  }

  private static Label path(Path file) {
    return text(Shown.line(file.toString()), Styles.TEXT_MUTED);
  }

  private static Label fault(Fault fault) {
    return text(Shown.line(fault.happened()), "fault");
  }

  private static Label text(String text, String... styles) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
