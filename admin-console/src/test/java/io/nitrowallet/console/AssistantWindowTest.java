package io.nitrowallet.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The assistant in the smallest window, with nobody to talk to.
@Timeout(60)
final class AssistantWindowTest {
  private static final int STEPS = 6;
  private static final int LOOKS = 100;
  private static final int PAUSE_MILLIS = 50;
  private static final String LONG = "a-profile-with-a-name-as-long-as-names-may-be-".repeat(2);

  @TempDir private Path home;
  private final DrivenConsole console = new DrivenConsole();

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void cutsNoTextShort(String language) throws IOException, InterruptedException {
    open(Locale.forLanguageTag(language));
    console.press("#duplicate-given");
    console.await("#step-title");
    console.type("#draft-name", LONG.substring(0, 64));
    for (int step = 1; step <= STEPS; step++) {
      int now = step;
      layOut();
      console.picture(Path.of("target", "assistant-%s-%s.png".formatted(language, now)));
      List<Label> labels = labels();
      assertTrue(labels.size() > STEPS + 2, "the step's labels are among them");
      for (Label label : labels) {
        double wanted = FxThread.call(() -> label.prefHeight(label.getWidth()));
        assertFalse(label.getHeight() + 1 < wanted, () -> now + " cut short: " + label.getText());
        double width = FxThread.call(() -> label.isWrapText() ? 0 : label.prefWidth(-1));
        assertFalse(label.getWidth() + 1 < width, () -> now + " cut off: " + label.getText());
      }
      console.press("#assistant-next");
    }
    console.await("#open-" + LONG.substring(0, 64));
  }

  @Test
  void changesAProfileInPlaceAndGoesBackWithoutChangingAnything()
      throws IOException, InterruptedException {
    open(Locale.ENGLISH);
    console.press("#edit-given");
    console.await("#step-title");
    console.press("#assistant-next");
    console.type("#draft-enclave-port", "nonsense");
    console.press("#assistant-next");
    console.await("#assistant-fault", "'enclave.port'");
    console.press("#assistant-back");
    console.press("#assistant-cancel");
    console.await("#open-given");
    assertFalse(Files.readString(file()).contains("nonsense"));
  }

  @Test
  void namesProfilesOfTheAwsToolsAndWantsTheKeyMade() throws IOException, InterruptedException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/config"), "[profile desk]\nregion=eu-west-1\n");
    open(Locale.ENGLISH);
    console.press("#edit-given");
    console.await("#step-title", "Name");
    console.press("#assistant-next");
    console.press("#assistant-next");
    console.await("#step-title", "AWS");
    for (int look = 0; look < LOOKS && !offered(); look++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    assertTrue(offered());
    console.press("#assistant-next");
    console.press("#assistant-next");
    console.await("#step-title", "Operator");
    console.choose("#draft-key", 1);
    console.type("#draft-operator-id", "alice");
    assertEquals("~/.nitro-wallet/operators/alice.p12", console.await("#draft-operator-keystore"));
    console.press("#assistant-next");
    console.await("#assistant-fault", "make the key first");
    console.type("#draft-passphrase", "short");
    console.type("#draft-passphrase-again", "short");
    console.press("#draft-make-key");
    console.await("#key-fault", "at least 12 characters");
    console.press("#draft-make-key");
    console.await("#key-fault", "[");
  }

  private boolean offered() {
    return FxThread.call(() ->
        ((ComboBox<?>) console.find("#draft-aws-profile")).getItems().toString().contains("desk"));
  }

  private void open(Locale locale) throws IOException, InterruptedException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        "transport: unix:/tmp/sockets\nattestation.pcrs: {0: \"%s\"}\n".formatted("ab".repeat(48)));
    console.open(new Surroundings(home, locale, new SimpleObjectProperty<>(ColorScheme.LIGHT)));
    console.await("#open-given");
  }

  private Path file() {
    return home.resolve(".nitro-wallet/profiles/given.yaml");
  }

  private void layOut() throws InterruptedException {
    Stage stage = console.stage();
    FxThread.call(() -> {
      stage.setWidth(stage.getMinWidth());
      stage.setHeight(stage.getMinHeight());
      return stage;
    });
    for (int look = 0; look < LOOKS && !isSmall(stage); look++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    assertTrue(isSmall(stage));
    FxThread.call(() -> {
      Parent root = stage.getScene().getRoot();
      root.applyCss();
      root.layout();
      return root;
    });
  }

  private static boolean isSmall(Stage stage) {
    return FxThread.call(() -> stage.getScene().getWidth() <= stage.getMinWidth());
  }

  private List<Label> labels() {
    return FxThread.call(() ->
        console.stage().getScene().getRoot().lookupAll(".label").stream()
            .map(Label.class::cast)
            .filter(label -> isSeen(label) && !label.getText().isEmpty())
            .toList());
  }

  private static boolean isSeen(@Nullable Node node) {
    for (@Nullable Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
