package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.Departure;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The frame: the band of development, the profile with what its enclave is worth now, the pages.
@SessionScope
public final class ShellView {
  private static final int GAP = 8;

  private final Profile profile;
  private final Departure departure;
  private final Header header;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.ACCOUNTS);
  private final Map<Page, Provider<Feature>> features;
  private final Map<Page, Feature> opened = new EnumMap<>(Page.class);
  private final Overlays overlays;
  private final Set<Lookout> lookouts;
  private final Words words;
  private final BorderPane root = new BorderPane();

  @Inject
  ShellView(
      Profile profile,
      Departure departure,
      Header header,
      Map<Page, Provider<Feature>> features,
      Overlays overlays,
      Set<Lookout> lookouts,
      Language language) {
    this.profile = profile;
    this.departure = departure;
    this.header = header;
    this.features = features;
    this.overlays = overlays;
    this.lookouts = lookouts;
    this.words = language.words(ShellView.class);
  }

  /// Builds the frame; to be called once, on the window's thread.
  public Parent build() {
    root.setTop(header.build());
    root.setLeft(sideBar());
    page.subscribe(this::open);
    lookouts.forEach(Lookout::begin);
    Parent desk = overlays.over(root);
    VBox.setVgrow(desk, Priority.ALWAYS);
    listen(keys());
    return profile.isDevelopment() ? new VBox(band(), desk) : desk;
  }

  /// Nothing hides it: who looks at a development root must not take it for AWS's.
  private Label band() {
    Label band = new Label(words.get("development"));
    band.setId("development-band");
    band.getStyleClass().add("development-band");
    band.setMaxWidth(Double.MAX_VALUE);
    return band;
  }

  private VBox sideBar() {
    ToggleGroup group = new ToggleGroup();
    VBox bar = new VBox(GAP);
    bar.getStyleClass().add("side-bar");
    for (Page target : Page.values()) {
      bar.getChildren().add(button(target, group));
    }
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    bar.getChildren().addAll(space, exit());
    return bar;
  }

  /// Pages are turned by digits: letters are left to what is on them.
  private void listen(Map<KeyCombination, Runnable> keys) {
    root.sceneProperty()
        .subscribe((left, entered) -> {
          if (left != null) {
            keys.forEach((key, turn) -> left.getAccelerators().remove(key, turn));
          }
          if (entered != null) {
            entered.getAccelerators().putAll(keys);
          }
        });
  }

  private Map<KeyCombination, Runnable> keys() {
    Map<KeyCombination, Runnable> keys = new HashMap<>();
    for (Page target : Page.values()) {
      keys.put(combination(target), () -> turn(target));
    }
    return keys;
  }

  /// Not behind a sheet or a veil.
  private void turn(Page target) {
    if (overlays.areAway()) {
      page.set(target);
    }
  }

  private static KeyCombination combination(Page page) {
    return KeyCombination.valueOf("Shortcut+" + (List.of(Page.values()).indexOf(page) + 1));
  }

  private Button exit() {
    Button exit = new Button(words.get("switch"));
    exit.setId("switch-profile");
    exit.setMaxWidth(Double.MAX_VALUE);
    exit.setOnAction(_ -> departure.leave());
    return exit;
  }

  private ToggleButton button(Page target, ToggleGroup group) {
    ToggleButton button = new ToggleButton(words.get("page." + target.word()));
    button.setId("page-" + target.word());
    button.setTooltip(new Tooltip(combination(target).getDisplayText()));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    overlays.mark(button, target);
    button.setOnAction(_ -> page.set(target));
    page.subscribe(shown -> button.setSelected(shown == target));
    return button;
  }

  private void open(Page shown) {
    Feature feature = opened.computeIfAbsent(shown, this::build);
    Node view = feature.view();
    root.setCenter(view);
  }

  private Feature build(Page shown) {
    Provider<Feature> feature = features.get(shown);
    if (feature == null) {
      throw new IllegalStateException("every page has a feature");
    }
    return feature.get();
  }
}
