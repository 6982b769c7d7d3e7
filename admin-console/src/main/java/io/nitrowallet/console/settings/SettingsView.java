package io.nitrowallet.console.settings;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.preferences.Habits;
import io.nitrowallet.console.preferences.Preferences;
import io.nitrowallet.console.preferences.Preferences.Appearance;
import io.nitrowallet.console.session.IdleLock;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The page of settings: how the console behaves. Each is kept at once.
@SessionScope
public final class SettingsView implements Feature {
  private static final int GAP = 12;

  private final Habits habits;
  private final IdleLock lock;
  private final Words words;
  private final VBox view;

  @Inject
  SettingsView(Profile profile, Habits habits, IdleLock lock, Language language) {
    this.habits = habits;
    this.lock = lock;
    this.words = language.words(SettingsView.class);
    this.view = build(profile);
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build(Profile profile) {
    Label title = new Label(words.get("title"));
    title.getStyleClass().add(Styles.TITLE_3);
    GridPane grid = new GridPane(GAP, GAP);
    add(grid, "language", languages());
    add(grid, "appearance", appearances());
    add(grid, "lock-after", minutes());
    Label file = new Label(words.get("file", Shown.line(profile.file().toString())));
    file.setId("settings-file");
    file.setWrapText(true);
    Button now = new Button(words.get("lock-now"));
    now.setId("lock-now");
    now.setOnAction(_ -> lock.lock());
    Label unkept = new Label(words.get("not-kept"));
    unkept.setId("settings-not-kept");
    unkept.getStyleClass().add("fault");
    unkept.visibleProperty().bind(habits.kept().not());
    unkept.managedProperty().bind(habits.kept().not());
    VBox page = new VBox(GAP, title, grid, now, unkept, file);
    page.getStyleClass().add("page");
    return page;
  }

  private void add(GridPane grid, String key, Node control) {
    Label label = new Label(words.get(key));
    label.setMnemonicParsing(true);
    label.setLabelFor(control);
    control.setId("setting-" + key);
    grid.addRow(grid.getRowCount(), label, control);
  }

  private Node languages() {
    List<Optional<Locale>> choices =
        Stream.concat(
                Stream.of(Optional.<Locale>empty()), Language.SPOKEN.stream().map(Optional::of))
            .toList();
    ComboBox<Optional<Locale>> box =
        choice(
            choices,
            locale ->
                locale
                    .map(spoken -> spoken.getDisplayName(spoken))
                    .orElseGet(() -> words.get("language.system")));
    box.setValue(preferred().language());
    box.valueProperty()
        .subscribe((_, chosen) -> habits.change(preferences -> preferences.speaking(chosen)));
    return box;
  }

  private Node appearances() {
    ComboBox<Appearance> box =
        choice(
            List.of(Appearance.values()),
            one -> words.get("appearance." + one.name().toLowerCase(Locale.ROOT)));
    box.setValue(preferred().appearance());
    box.valueProperty()
        .subscribe((_, chosen) -> habits.change(preferences -> preferences.looking(chosen)));
    return box;
  }

  private Node minutes() {
    Spinner<Integer> spinner =
        new Spinner<>(1, Preferences.LONGEST_WAIT, preferred().lockMinutes());
    spinner
        .valueProperty()
        .subscribe((_, chosen) -> habits.change(preferences -> preferences.lockedAfter(chosen)));
    return spinner;
  }

  private Preferences preferred() {
    return habits.preferences().get();
  }

  private static <T> ComboBox<T> choice(List<T> values, Function<T, String> text) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : text.apply(value);
          }

          @Override
          public T fromString(String typed) {
            throw new UnsupportedOperationException("the box cannot be typed into");
          }
        });
    return box;
  }
}
