package io.nitrowallet.console.settings;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Feature;
import jakarta.inject.Inject;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of settings: how the console behaves.
@SessionScope
public final class SettingsView implements Feature {
  private final VBox view = new VBox();

  @Inject
  SettingsView() {
    view.getStyleClass().add("page");
  }

  @Override
  public Parent view() {
    return view;
  }
}
