package io.nitrowallet.console;

import atlantafx.base.theme.Styles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The console's one window. Until its features exist it says so, and says what does work.
@Singleton
final class ConsoleWindow {
  static final String TITLE = "Nitro Wallet";

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int MARGIN = 32;
  private static final int GAP = 16;
  private static final int LINE_GAP = 8;
  private static final String MONOSPACED = "-fx-font-family: monospace;";

  private final Stage stage;

  @Inject
  ConsoleWindow(Stage stage) {
    this.stage = stage;
  }

  void show() {
    stage.setTitle(TITLE);
    stage.setMinWidth(WIDTH);
    stage.setMinHeight(HEIGHT);
    stage.setScene(new Scene(content(), WIDTH, HEIGHT));
    stage.show();
  }

  private static VBox content() {
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    VBox content =
        new VBox(
            GAP,
            label(TITLE, Styles.TITLE_1),
            label(
                "This window is empty on purpose. Accounts, the enclave's attestation, signing, "
                    + "approvals and audit arrive here with a later part of the project.",
                Styles.TEXT),
            new Separator(),
            label("What works today, on the command line", Styles.TITLE_4),
            commands(),
            space,
            label("Version " + ConsoleVersion.CURRENT, Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    content.setPadding(new Insets(MARGIN));
    return content;
  }

  private static Node commands() {
    GridPane commands = new GridPane(MARGIN, LINE_GAP);
    commands.addRow(0, command("./nitro-wallet demo"), label("the whole journey, on local parts"));
    commands.addRow(1, command("./nitro-wallet dev"), label("a local stack that stays up"));
    commands.addRow(2, command("./nitro-wallet --help"), label("accounts, signing, enclave, KMS"));
    return commands;
  }

  private static Label command(String words) {
    Label command = label(words);
    command.setStyle(MONOSPACED);
    command.setMinWidth(Region.USE_PREF_SIZE);
    return command;
  }

  private static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
