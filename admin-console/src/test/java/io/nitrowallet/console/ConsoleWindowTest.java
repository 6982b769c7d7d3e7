package io.nitrowallet.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConsoleWindowTest {
  /// WCAG 2.2, success criterion 1.4.3, for text of ordinary size.
  private static final double LEGIBLE = 4.5;

  private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  private Stage stage;

  @BeforeEach
  void openTheConsole() throws Exception {
    stage =
        FxThread.call(() -> {
          Stage opened = new Stage();
          ConsoleComponent console = DaggerConsoleComponent.factory().create(opened, desktop);
          console.theme().follow();
          console.window().show();
          return opened;
        });
  }

  @AfterEach
  void closeTheConsole() throws Exception {
    FxThread.call(() -> {
      stage.close();
      return stage;
    });
  }

  @Test
  void saysThatItIsEmptyAndWhatWorksInstead() throws Exception {
    List<String> texts = FxThread.call(() -> labels().stream().map(Label::getText).toList());
    assertEquals("Nitro Wallet", stage.getTitle());
    assertTrue(texts.stream().anyMatch(text -> text.contains("empty on purpose")), texts::toString);
    assertTrue(texts.contains("./nitro-wallet demo"), texts::toString);
    assertTrue(texts.contains("Version " + ConsoleVersion.CURRENT), texts::toString);
  }

  @Test
  void knowsTheVersionThatTheBuildWroteIntoIt() {
    assertTrue(
        ConsoleVersion.CURRENT.matches("[0-9]+[.][0-9]+[.][0-9]+(-SNAPSHOT)?"),
        ConsoleVersion.CURRENT);
  }

  @Test
  void isLegibleOnALightDesktop() throws Exception {
    WritableImage picture = pictureOn(ColorScheme.LIGHT, "console-light.png");
    assertTrue(Luminance.ofBackground(picture) > 0.8, "a light desktop gets a light window");
    assertLegible(picture);
  }

  @Test
  void turnsDarkWithTheDesktopAndStaysLegible() throws Exception {
    WritableImage picture = pictureOn(ColorScheme.DARK, "console-dark.png");
    assertTrue(Luminance.ofBackground(picture) < 0.1, "a dark desktop gets a dark window");
    assertLegible(picture);
  }

  @Test
  void cutsNoTextShortAtItsSmallestSize() throws Exception {
    FxThread.call(() -> {
      stage.setWidth(stage.getMinWidth());
      stage.setHeight(stage.getMinHeight());
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return stage;
    });
    for (Label label : FxThread.call(this::labels)) {
      double wanted = FxThread.call(() -> label.prefHeight(label.getWidth()));
      assertFalse(label.getHeight() + 1 < wanted, () -> "cut short: " + label.getText());
      assertTrue(
          stage.getScene().getRoot().getLayoutBounds().contains(label.getBoundsInParent()),
          () -> "outside of the window: " + label.getText());
    }
  }

  private List<Label> labels() {
    return stage.getScene().getRoot().lookupAll(".label").stream().map(Label.class::cast).toList();
  }

  private WritableImage pictureOn(ColorScheme scheme, String file) throws Exception {
    WritableImage picture =
        FxThread.call(() -> {
          desktop.set(scheme);
          return stage.getScene().snapshot(null);
        });
    save(picture, file);
    return picture;
  }

  private static void save(WritableImage picture, String file) throws IOException {
    Png.write(picture, Path.of("target", file));
  }

  private void assertLegible(WritableImage picture) throws Exception {
    for (Label label : FxThread.call(this::labels)) {
      double contrast = FxThread.call(() -> Luminance.contrastWithin(picture, label));
      assertTrue(contrast >= LEGIBLE, () -> contrast + " is too faint: " + label.getText());
    }
  }
}
