package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Feature;
import jakarta.inject.Inject;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page on which something is signed.
@SessionScope
public final class SignView implements Feature {
  private final VBox view = new VBox();

  @Inject
  SignView() {
    view.getStyleClass().add("page");
  }

  @Override
  public Parent view() {
    return view;
  }
}
