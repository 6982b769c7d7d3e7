package io.nitrowallet.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The window with nobody to talk to: what it finds lies in a folder, and no enclave answers.
@Timeout(60)
final class ConsoleWindowTest {
  private static final String PCR0 = "ab".repeat(48);

  private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  @TempDir private Path home;
  private final DrivenConsole console = new DrivenConsole();

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  @Test
  void tellsWhoHasNoProfileHowToGetOne() throws InterruptedException {
    open(Locale.ENGLISH);
    assertTrue(console.await("#no-profile").contains("./nitro-wallet dev"));
  }

  @Test
  void findsAProfileThatAppearsWhileItLooksOn() throws IOException, InterruptedException {
    open(Locale.ENGLISH);
    console.await("#no-profile");
    writeProfile();
    console.press("#look-again");
    assertEquals("Open", console.await("#open-local-stack"));
  }

  @Test
  void speaksChinese() throws IOException, InterruptedException {
    writeProfile();
    open(Locale.SIMPLIFIED_CHINESE);
    assertEquals("打开", console.await("#open-local-stack"));
  }

  @Test
  void bearsABandThatSaysWhoseRootItIsAndSignsWithNobody()
      throws IOException, InterruptedException {
    openTheProfile();
    assertTrue(console.await("#development-band").contains("DEVELOPMENT ROOT"));
    assertTrue(console.await("#trust-badge", "No signing").contains("No signing"));
  }

  @Test
  void saysWhatHappenedAndWhatToDoWhereNeitherTableNorEnclaveAnswers()
      throws IOException, InterruptedException {
    openTheProfile();
    assertTrue(console.await("#accounts-fault").contains("["));
    assertEquals("The table could not be read.", console.await("#account-placeholder"));
    console.press("#page-enclave");
    assertTrue(console.await("#enclave-verdict", "[UNAVAILABLE]").contains("Try again"));
  }

  @ParameterizedTest
  @EnumSource
  void isLegibleOnLightAndDarkDesktops(ColorScheme scheme)
      throws IOException, InterruptedException {
    desktop.set(scheme);
    openTheProfile();
    console.await("#accounts-fault");
    console.picture(Path.of("target", "console-" + scheme + ".png"));
    // At one moment: what arrives meanwhile moves what is written.
    assertEquals(
        List.of(),
        FxThread.call(() -> {
          Scene shown = console.stage().getScene();
          return Legibility.faint(shown, shown.snapshot(null));
        }));
  }

  @Test
  void cutsNoTextShortAtItsSmallestSize() throws IOException, InterruptedException {
    openTheProfile();
    console.await("#accounts-fault");
    Stage stage = console.stage();
    FxThread.call(() -> {
      stage.setWidth(stage.getMinWidth());
      stage.setHeight(stage.getMinHeight());
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return stage;
    });
    for (Label label : labels()) {
      double wanted = FxThread.call(() -> label.prefHeight(label.getWidth()));
      assertFalse(label.getHeight() + 1 < wanted, () -> "cut short: " + label.getText());
    }
  }

  @Test
  void showsTheVersionThatTheBuildWroteIntoIt() throws InterruptedException {
    open(Locale.ENGLISH);
    assertEquals("Version " + ConsoleVersion.CURRENT, console.await("#version"));
    assertTrue(
        ConsoleVersion.CURRENT.matches("[0-9]+[.][0-9]+[.][0-9]+(-SNAPSHOT)?"),
        ConsoleVersion.CURRENT);
  }

  @Test
  void coversThePagesOfALockedDesk() throws IOException, InterruptedException {
    openTheProfile();
    console.press("#page-settings");
    console.press("#lock-now");
    console.await("#locked", "locked");
    assertFalse(FxThread.call(() -> isSeen(console.find("#account-table"))));
    console.press("#resume");
    console.await("#settings-file");
    assertEquals("", FxThread.call(() -> isSeen(console.find("#locked")) ? "covered" : ""));
  }

  @Test
  void speaksAndLooksAsWasChosenAndRemembersIt() throws IOException, InterruptedException {
    openTheProfile();
    console.press("#page-settings");
    console.choose("#setting-appearance", 2);
    console.choose("#setting-language", 2);
    assertEquals("账户", console.await("#page-accounts", "账户"));
    console.close();
    DrivenConsole another = new DrivenConsole();
    another.open(new Surroundings(home, Locale.ENGLISH, desktop));
    assertEquals("打开", another.await("#open-local-stack"));
    another.close();
  }

  @Test
  void opensWhereItWasClosed() throws InterruptedException {
    open(Locale.ENGLISH);
    FxThread.call(() -> {
      console.stage().setWidth(1000);
      console.stage().setHeight(700);
      return console;
    });
    console.close();
    DrivenConsole another = new DrivenConsole();
    another.open(new Surroundings(home, Locale.ENGLISH, desktop));
    assertEquals(1000, FxThread.call(() -> another.stage().getWidth()));
    another.close();
  }

  @Test
  void turnsThePagesByDigitsButNotBehindAVeil() throws IOException, InterruptedException {
    openTheProfile();
    press(KeyCode.DIGIT6);
    console.await("#settings-file");
    press(KeyCode.DIGIT1);
    console.awaitGone("#settings-file");
    press(KeyCode.DIGIT6);
    console.press("#lock-now");
    console.await("#locked", "locked");
    press(KeyCode.DIGIT1);
    console.press("#resume");
    console.await("#settings-file");
  }

  private void press(KeyCode digit) {
    FxThread.call(() -> {
      var key = KeyCombination.valueOf("Shortcut+" + digit.getChar());
      Objects.requireNonNull(console.stage().getScene().getAccelerators().get(key)).run();
      return key;
    });
  }

  private static boolean isSeen(@Nullable Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private void openTheProfile() throws IOException, InterruptedException {
    writeProfile();
    open(Locale.ENGLISH);
    console.await("#open-local-stack");
    console.press("#open-local-stack");
    console.await("#profile-name");
  }

  private void writeProfile() throws IOException {
    Path file = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(file.getParent());
    Path root = home.resolve("root.pem");
    Files.writeString(root, pem());
    Files.writeString(
        file,
        """
        transport: "unix:%1$s"
        aws: {region: eu-west-1, imdsEndpoint: "http://127.0.0.1:1", dynamodbEndpoint: "http://127.0.0.1:1"}
        attestation: {rootFile: "%2$s", pcrs: {0: "%3$s"}}
        """
            .formatted(home, root, PCR0));
  }

  private static String pem() throws IOException {
    try (@Nullable InputStream in =
        ConsoleWindowTest.class.getResourceAsStream("simulator-root.pem")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private void open(Locale locale) {
    console.open(new Surroundings(home, locale, desktop));
  }

  /// What is written outside of tables, whose cells are reused and may be off the window.
  private List<Label> labels() {
    return FxThread.call(() ->
        console.stage().getScene().getRoot().lookupAll(".label").stream()
            .map(Label.class::cast)
            .filter(label -> isSeen(label) && label.isManaged() && label.getId() != null)
            .filter(label -> !label.getText().isEmpty())
            .toList());
  }
}
