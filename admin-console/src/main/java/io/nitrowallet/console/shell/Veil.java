package io.nitrowallet.console.shell;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.IdleLock;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.VBox;

/// Covers the pages of a locked desk, and notices whether anybody is there.
@SessionScope
final class Veil {
  private static final int GAP = 16;

  private final IdleLock lock;
  private final Words words;

  @Inject
  Veil(IdleLock lock, Language language) {
    this.lock = lock;
    this.words = language.words(Veil.class);
  }

  /// What lies over `pages` while the desk is locked; nothing of them can be seen or reached then.
  Node over(Node pages) {
    pages.addEventFilter(InputEvent.ANY, _ -> lock.touch());
    Label title = new Label(words.get("locked"));
    title.setId("locked");
    title.getStyleClass().add(Styles.TITLE_2);
    Label told = new Label(words.get("locked.told"));
    told.setWrapText(true);
    Button resume = new Button(words.get("resume"));
    resume.setId("resume");
    resume.setDefaultButton(true);
    resume.setOnAction(_ -> lock.resume());
    VBox veil = new VBox(GAP, title, told, resume);
    veil.getStyleClass().add("veil");
    veil.visibleProperty().bind(lock.locked());
    pages.visibleProperty().bind(lock.locked().not());
    lock.locked()
        .subscribe(locked -> {
          if (locked) {
            resume.requestFocus();
          }
        });
    return veil;
  }

  boolean isDrawn() {
    return lock.locked().get();
  }
}
