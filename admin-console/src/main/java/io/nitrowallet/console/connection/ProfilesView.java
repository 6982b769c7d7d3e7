package io.nitrowallet.console.connection;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.connection.ProfileFinder.Found;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Fault;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The choice of a profile, before anything is asked of anybody; and the assistant that writes
/// profiles.
public final class ProfilesView {
  private static final int GAP = 12;

  private final ProfileFinder finder;
  private final Bench bench;
  private final Words words;
  private final VBox list = new VBox(GAP);
  private final BooleanProperty empty = new SimpleBooleanProperty();
  private final StackPane root = new StackPane();

  @Inject
  ProfilesView(ProfileFinder finder, Bench bench) {
    this.finder = finder;
    this.bench = bench;
    this.words = bench.words();
  }

  /// Builds the view, on the window's thread.
  ///
  /// @param open what to do with the profile that is chosen
  /// @param version of this program
  public Parent build(Consumer<Profile> open, String version) {
    Button fresh = button("new-profile", () -> write(fresh(), open));
    fresh.defaultButtonProperty().bind(empty);
    VBox content =
        new VBox(
            GAP,
            text(words.get("title"), Styles.TITLE_1),
            text(words.get("intro")),
            list,
            new HBox(GAP, fresh, button("look-again", () -> look(open))),
            versionOf(version));
    content.getStyleClass().add("profiles");
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    root.getChildren().setAll(pane);
    look(open);
    return root;
  }

  private Draft fresh() {
    return Draft.fresh(bench.home().path(), bench.folder());
  }

  private Button button(String word, Runnable action) {
    Button button = new Button(words.get(word));
    button.setId(word);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Label versionOf(String version) {
    Label label = text(words.get("version", version), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setId("version");
    return label;
  }

  /// The assistant lies over the list until it is left.
  private void write(Draft draft, Consumer<Profile> open) {
    Node choice = root.getChildren().getFirst();
    root.getChildren()
        .setAll(
            new AssistantView(
                    bench,
                    draft,
                    () -> {
                      root.getChildren().setAll(choice);
                      look(open);
                    })
                .build());
  }

  private void look(Consumer<Profile> open) {
    bench
        .background()
        .run(
            finder::find,
            found -> show(found, open),
            fault -> list.getChildren().setAll(fault(fault)));
  }

  private void show(List<Found> found, Consumer<Profile> open) {
    empty.set(found.isEmpty());
    if (found.isEmpty()) {
      Label none = text(words.get("none"));
      none.setId("no-profile");
      list.getChildren().setAll(none);
      return;
    }
    ProfileCard.Deeds deeds =
        new ProfileCard.Deeds(open, draft -> write(draft, open), () -> look(open));
    list.getChildren()
        .setAll(found.stream().map(one -> new ProfileCard(bench, deeds).of(one)).toList());
  }

  private Node fault(Fault fault) {
    return text(bench.faults().of(fault), "fault");
  }

  private static Label text(String text, String... styles) {
    Label label = Form.wrapped(text);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
