package io.nitrowallet.console.operator;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.OperatorSeat.Seat;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.shell.KeyPrompt;
import io.nitrowallet.console.shell.PassphraseField;
import io.nitrowallet.console.shell.Sheets;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.time.Duration;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The sheet that asks for the passphrase or PIN. What is typed leaves the field at once, as
/// characters that are overwritten.
@SessionScope
public final class UnlockSheet implements KeyPrompt {
  private static final int GAP = 12;
  private static final int WIDTH = 520;

  private final OperatorSeat seat;
  private final Sheets sheets;
  private final Words words;
  private final Label question = new Label();
  private final PasswordField field = new PasswordField();
  private final VBox sheet;

  @Inject
  UnlockSheet(OperatorSeat seat, Sheets sheets, FaultText faults, Language language) {
    this.seat = seat;
    this.sheets = sheets;
    this.words = language.words(UnlockSheet.class);
    this.sheet = build(faults);
    seat.seat().subscribe(now -> closeIfUnlocked(now));
  }

  @Override
  public void ask(Runnable next) {
    if (seat.seat().get() instanceof OperatorSeat.Locked(var identity)) {
      question.setText(words.get("question", Shown.line(identity.holder().secretName())));
      field.setText("");
      sheets.show(sheet, () -> leave(next));
      field.requestFocus();
    }
  }

  private VBox build(FaultText faults) {
    Label title = new Label(words.get("title"));
    title.getStyleClass().add(Styles.TITLE_4);
    question.setWrapText(true);
    question.setLabelFor(field);
    field.setId("operator-passphrase");
    BooleanBinding waits =
        seat.unlocking()
            .or(Bindings.createBooleanBinding(() -> !seat.pause().get().isZero(), seat.pause()));
    field.disableProperty().bind(waits);
    Button unlock = new Button(words.get("unlock"));
    unlock.setId("operator-unlock");
    unlock.setDefaultButton(true);
    unlock.disableProperty().bind(waits);
    unlock.setOnAction(_ -> seat.unlock(PassphraseField.take(field)));
    Button cancel = new Button(words.get("cancel"));
    cancel.setId("operator-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> sheets.close());
    HBox buttons = new HBox(GAP, unlock, cancel);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Label fault = faults.label("operator-fault", seat.fault());
    VBox built = new VBox(GAP, title, question, field, fault, pause(), buttons);
    built.setId("operator-sheet");
    built.setPrefWidth(WIDTH);
    built.setMaxSize(WIDTH, VBox.USE_PREF_SIZE);
    return built;
  }

  private Label pause() {
    Label label = new Label();
    label.setId("operator-pause");
    label.setWrapText(true);
    seat.pause()
        .subscribe(left -> {
          label.setVisible(!left.isZero());
          label.setManaged(!left.isZero());
          label.setText(words.get("pause", seconds(left)));
        });
    return label;
  }

  /// Never 0 while it lasts.
  private static long seconds(Duration left) {
    return left.plusMillis(999).toSeconds();
  }

  private void closeIfUnlocked(Seat now) {
    if (now instanceof OperatorSeat.Unlocked) {
      sheets.close();
    }
  }

  /// Whoever goes without the key gives up the attempt.
  private void leave(Runnable afterwards) {
    field.setText("");
    if (!(seat.seat().get() instanceof OperatorSeat.Unlocked)) {
      seat.lock();
    }
    Platform.runLater(afterwards);
  }
}
