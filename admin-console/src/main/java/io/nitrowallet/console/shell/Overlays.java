package io.nitrowallet.console.shell;

import io.nitrowallet.console.session.SessionScope;
import jakarta.inject.Inject;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;

/// What lies over the pages, and on their buttons.
@SessionScope
final class Overlays {
  private final Sheets sheets;
  private final Toasts toasts;
  private final Badges badges;
  private final Veil veil;

  @Inject
  Overlays(Sheets sheets, Toasts toasts, Badges badges, Veil veil) {
    this.sheets = sheets;
    this.toasts = toasts;
    this.badges = badges;
    this.veil = veil;
  }

  /// `pages` with sheets and news over them, all of it covered while the desk is locked.
  Parent over(Node pages) {
    pages.disableProperty().bind(sheets.shown());
    StackPane shown = new StackPane(pages, sheets.pane(), toasts.pane());
    return new StackPane(shown, veil.over(shown));
  }

  /// Whether nothing lies over the pages but news.
  boolean areAway() {
    return !sheets.shown().get() && !veil.isDrawn();
  }

  /// Shows on the button of a page how many things wait there, where any do.
  void mark(Labeled button, Page page) {
    Label badge = new Label();
    badge.setId("badge-" + page.word());
    badge.getStyleClass().add("badge");
    button.setContentDisplay(ContentDisplay.RIGHT);
    badges
        .of(page)
        .subscribe(count -> {
          badge.setText(count.toString());
          button.setGraphic(count.intValue() > 0 ? badge : null);
        });
  }
}
