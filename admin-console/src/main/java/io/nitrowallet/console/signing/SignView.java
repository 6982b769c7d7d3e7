package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.Feature;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The page on which something is signed: the form, the review, and what became of it.
@SessionScope
public final class SignView implements Feature {
  private static final int GAP = 12;

  private final SignDesk desk;
  private final RequestForm form;
  private final ReviewView review;
  private final OutcomeView outcome;
  private final FaultText faults;
  private final Words words;
  private final VBox view;

  @Inject
  SignView(
      SignDesk desk,
      RequestForm form,
      ReviewView review,
      OutcomeView outcome,
      FaultText faults,
      Language language) {
    this.desk = desk;
    this.form = form;
    this.review = review;
    this.outcome = outcome;
    this.faults = faults;
    this.words = language.words(SignView.class);
    this.view = build();
  }

  @Override
  public Parent view() {
    return view;
  }

  private VBox build() {
    ScrollPane pane = new ScrollPane();
    pane.setFitToWidth(true);
    pane.getStyleClass().add("edge-to-edge");
    Node writing = form.build();
    desk.stage()
        .subscribe(stage ->
            pane.setContent(
                switch (stage) {
                  case Stage.Writing() -> writing;
                  case Stage.Reviewed reviewed -> review.of(reviewed);
                  case Stage.Signed(var signed) -> outcome.signed(signed);
                  case Stage.Proposed(var intent) -> outcome.proposed(intent);
                  case Stage.Sent sent -> outcome.sent(sent);
                }));
    VBox page = new VBox(GAP, faults.label("sign-fault", desk.fault()), waiting(), pane);
    page.getStyleClass().add("page");
    return page;
  }

  /// Something is being asked, and can be given up.
  private Node waiting() {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText(words.get("waiting"));
    Button cancel = new Button(words.get("cancel"));
    cancel.setId("sign-cancel");
    cancel.setOnAction(_ -> desk.back());
    HBox waiting = new HBox(GAP, new Label(words.get("waiting")), bar, cancel);
    waiting.getStyleClass().add("bar");
    waiting.visibleProperty().bind(desk.working());
    waiting.managedProperty().bind(desk.working());
    return waiting;
  }
}
