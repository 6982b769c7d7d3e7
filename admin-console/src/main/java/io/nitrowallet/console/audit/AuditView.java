package io.nitrowallet.console.audit;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.Feature;
import jakarta.inject.Inject;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of receipts.
@SessionScope
public final class AuditView implements Feature {
  private final VBox view = new VBox();

  @Inject
  AuditView() {
    view.getStyleClass().add("page");
  }

  @Override
  public Parent view() {
    return view;
  }
}
