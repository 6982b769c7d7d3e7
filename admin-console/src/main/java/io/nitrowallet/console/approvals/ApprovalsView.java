package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Feature;
import jakarta.inject.Inject;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of intents that wait for operators.
@SessionScope
public final class ApprovalsView implements Feature {
  private final VBox view = new VBox();

  @Inject
  ApprovalsView() {
    view.getStyleClass().add("page");
  }

  @Override
  public Parent view() {
    return view;
  }
}
