package io.nitrowallet.console.operator;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.OperatorSeat.Seat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.HeaderPart;
import io.nitrowallet.console.shell.KeyPrompt;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says in the header who sits here, and locks and unlocks their key.
@SessionScope
public final class OperatorCorner implements HeaderPart {
  private static final int GAP = 8;

  private final OperatorSeat seat;
  private final KeyPrompt prompt;
  private final Words words;
  private final Label who = new Label();
  private final Button turn = new Button();
  private final HBox node = new HBox(GAP, who, turn);

  @Inject
  OperatorCorner(OperatorSeat seat, KeyPrompt prompt, Language language) {
    this.seat = seat;
    this.prompt = prompt;
    this.words = language.words(OperatorCorner.class);
    who.setId("operator");
    turn.setId("operator-turn");
    turn.getStyleClass().add(Styles.SMALL);
    turn.setOnAction(_ -> turn());
    node.getStyleClass().add("bar");
    seat.seat().subscribe(now -> show(now));
  }

  @Override
  public Node node() {
    return node;
  }

  private void show(Seat now) {
    switch (now) {
      case OperatorSeat.Empty() -> who.setText(words.get("nobody"));
      case OperatorSeat.Locked(var identity) -> {
        who.setText(words.get("locked", identity.id()));
        turn.setText(words.get("unlock"));
      }
      case OperatorSeat.Unlocked(var identity, _) -> {
        who.setText(words.get("unlocked", identity.id()));
        turn.setText(words.get("lock"));
      }
    }
    turn.setVisible(!(now instanceof OperatorSeat.Empty));
    turn.setManaged(turn.isVisible());
  }

  private void turn() {
    if (seat.seat().get() instanceof OperatorSeat.Unlocked) {
      seat.lock();
    } else {
      prompt.ask(() -> {});
    }
  }
}
