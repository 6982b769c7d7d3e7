package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import java.util.UUID;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;

/// What an operator does about intents at a console.
record IntentSteps(DrivenConsole console) {
  private static final int LOOKS = 200;
  private static final int PAUSE_MILLIS = 100;

  /// Unlocks the operator's key.
  void unlock(String passphrase) throws InterruptedException {
    console.press("#operator-turn");
    console.awaitEnabled("#operator-passphrase");
    console.type("#operator-passphrase", passphrase);
    console.press("#operator-unlock");
    console.await("#operator", "unlocked");
  }

  /// Opens the intent's sheet from the list.
  void open(UUID id) throws InterruptedException {
    console.press("#page-approvals");
    console.awaitEnabled("#approvals-reload");
    console.press("#approvals-reload");
    select(id);
    console.awaitEnabled("#approvals-open");
    console.press("#approvals-open");
    console.await("#intent-headline", "Sign a message of ");
    String shown = shown();
    assertTrue(shown.contains(id.toString()), shown);
  }

  /// All labels of the sheet.
  String shown() {
    return FxThread.call(() -> console.find("#intent-scroll").lookupAll(".label").toString());
  }

  /// Selects the intent in the list, once it is there.
  void select(UUID id) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (isSelected(id)) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(id + " is not listed");
  }

  private boolean isSelected(UUID id) {
    return FxThread.call(() -> {
      TableView<?> table = (TableView<?>) console.find("#approvals-table");
      for (int row = 0; row < table.getItems().size(); row++) {
        if (table.getItems().get(row).toString().contains(id.toString())) {
          table.getSelectionModel().clearAndSelect(row);
          return true;
        }
      }
      return false;
    });
  }

  /// Approves of the intent whose sheet is open.
  void approve() throws InterruptedException {
    console.awaitEnabled("#intent-read");
    FxThread.call(() -> {
      CheckBox read = (CheckBox) console.find("#intent-read");
      read.setSelected(true);
      return read;
    });
    console.awaitEnabled("#intent-approve");
    console.press("#intent-approve");
  }
}
