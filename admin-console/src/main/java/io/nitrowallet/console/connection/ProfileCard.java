package io.nitrowallet.console.connection;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.connection.ProfileFinder.Found;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.shell.ProfileMark;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One profile to be chosen, and what can be done with it.
final class ProfileCard {
  private static final int GAP = 8;

  private final Bench bench;
  private final Words words;
  private final Deeds deeds;

  ProfileCard(Bench bench, Deeds deeds) {
    this.bench = bench;
    this.words = bench.words();
    this.deeds = deeds;
  }

  Node of(Found found) {
    return switch (found) {
      case Found.Usable(var profile) -> usable(profile);
      case Found.Broken(var name, var file, var fault) -> {
        Label what = Form.wrapped(bench.faults().of(fault));
        what.setId("fault-" + id(name));
        what.getStyleClass().add("fault");
        FlowPane deedsOf = new FlowPane(GAP, GAP);
        VBox card = card(name, file, what, deedsOf);
        addRemoval(name, file, deedsOf, card);
        yield card;
      }
    };
  }

  private VBox usable(Profile profile) {
    Button open = button("open", profile.name(), () -> deeds.open().accept(profile));
    open.getStyleClass().add(Styles.ACCENT);
    Path home = bench.home().path();
    FlowPane row = new FlowPane(GAP, GAP, open);
    VBox card = card(profile.name(), profile.file(), row);
    if (bench.folder().holds(profile.file())) {
      row.getChildren()
          .add(
              button(
                  "edit",
                  profile.name(),
                  () -> deeds.write().accept(Draft.editing(profile, home, bench.folder()))));
    }
    row.getChildren()
        .add(
            button(
                "duplicate",
                profile.name(),
                () -> deeds.write().accept(Draft.like(profile, home, bench.folder()))));
    addRemoval(profile.name(), profile.file(), row, card);
    if (profile.isDevelopment()) {
      Label mark = Form.wrapped(words.get("development"));
      mark.getStyleClass().add("development-mark");
      card.getChildren().add(1, mark);
    }
    return card;
  }

  private VBox card(String name, Path file, Node... parts) {
    Label title = Form.wrapped(Shown.line(name));
    title.getStyleClass().add(Styles.TITLE_4);
    HBox heading = new HBox(GAP, ProfileMark.of(name), title);
    heading.getStyleClass().add("bar");
    Label path = Form.wrapped(Shown.line(file.toString()));
    path.getStyleClass().add(Styles.TEXT_MUTED);
    VBox card = new VBox(GAP, heading, path);
    card.getChildren().addAll(parts);
    card.getStyleClass().add("card");
    return card;
  }

  /// Asks before it removes anything.
  private void addRemoval(String name, Path file, FlowPane row, VBox card) {
    if (!bench.folder().holds(file)) {
      return;
    }
    VBox question = new VBox(GAP);
    Button remove = button("remove", name, () -> card.getChildren().add(question));
    remove.disableProperty().bind(question.parentProperty().isNotNull());
    Button keep = button("keep", name, () -> card.getChildren().remove(question));
    Button surely = button("remove-surely", name, () -> remove(file, question));
    surely.getStyleClass().add(Styles.DANGER);
    question
        .getChildren()
        .addAll(
            Form.wrapped(words.get("remove.told", Shown.line(name))), new HBox(GAP, surely, keep));
    row.getChildren().add(remove);
  }

  private void remove(Path file, VBox question) {
    bench
        .background()
        .run(
            () -> {
              bench.folder().remove(file);
              return file;
            },
            _ -> deeds.changed().run(),
            fault -> {
              Label failed = Form.wrapped(bench.faults().of(fault));
              failed.getStyleClass().add("fault");
              question.getChildren().setAll(failed);
            });
  }

  private Button button(String word, String name, Runnable action) {
    Button button = new Button(words.get(word));
    button.setId(word + "-" + id(name));
    button.setAccessibleText(words.get(word).replace("_", "") + " " + Shown.line(name));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static String id(String name) {
    return name.replace(' ', '-');
  }

  /// What the cards' buttons do.
  ///
  /// @param open opens a profile
  /// @param write has a draft written in the assistant
  /// @param changed looks for profiles anew
  record Deeds(Consumer<Profile> open, Consumer<Draft> write, Runnable changed) {}
}
