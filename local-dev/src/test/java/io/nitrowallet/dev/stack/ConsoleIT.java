package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.Console;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Png;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The console's real window (headless) beside a real stack.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class ConsoleIT {
  private static final long IMPOSTORS_PORT = 7979;
  private static final int LOOKS = 600;
  private static final int PAUSE_MILLIS = 50;
  private static final Path PICTURES = Path.of("target", "console");

  @TempDir private Path home;
  private Stage stage;

  @BeforeEach
  void makeAStage() throws IOException {
    Files.createDirectories(PICTURES);
    stage = FxThread.call(Stage::new);
  }

  @AfterEach
  void closeTheConsole() {
    FxThread.call(() -> {
      stage.close();
      return stage;
    });
  }

  @Test
  void findsTheLocalStackVerifiesItsEnclaveAndListsItsAccounts(LocalStack stack)
      throws IOException, InterruptedException {
    register(stack, "console-treasury");
    open(stack, yaml -> yaml);
    await("#development-band", "DEVELOPMENT ROOT");
    await("#trust-badge", "Enclave verified");
    FxThread.call(() -> {
      ((TextField) stage.getScene().lookup("#account-search")).setText("CONSOLE-TREAS");
      return stage;
    });
    await("#account-count", "1 of ");
    show("accounts.png");
    press("#page-enclave");
    await("#enclave-verdict", "the expected one");
    String registers = FxThread.call(() -> table("#enclave-registers").getItems().toString());
    assertTrue(registers.contains(stack.image().get(0).orElseThrow().hex()), registers);
    assertFalse(registers.contains("DIFFERENT"), registers);
    int certificates = FxThread.call(() -> table("#enclave-chain").getItems().size());
    assertTrue(certificates > 1, "the chain is shown");
    show("enclave.png");
  }

  /// threat-model.md, fake enclave: another image answers in the expected one's place.
  @Test
  void namesTheRegisterOfAnotherImageAndWithholdsSigning(LocalStack stack)
      throws IOException, InterruptedException {
    stack.startImpostor(IMPOSTORS_PORT);
    open(stack, yaml -> yaml + "enclave.port: \"" + IMPOSTORS_PORT + "\"\n");
    await("#trust-badge", "No signing: another image is running (PCR0, PCR2)");
    press("#page-enclave");
    String verdict = await("#enclave-verdict", "Not to be trusted");
    assertTrue(verdict.contains("PCR0") && verdict.contains("PCR2"), verdict);
    String registers = FxThread.call(() -> table("#enclave-registers").getItems().toString());
    assertTrue(registers.contains("PCR0, outcome=DIFFERENT"), registers);
    show("impostor.png");
  }

  @Test
  void noticesThatTheEnclaveWasKilledAndThatItIsBack(LocalStack stack)
      throws IOException, InterruptedException {
    open(stack, yaml -> yaml);
    await("#trust-badge", "Enclave verified");
    stack.killEnclave();
    press("#page-enclave");
    try {
      press("#enclave-ask");
      await("#enclave-verdict", "[UNAVAILABLE]");
      assertTrue(await("#trust-badge", "No signing").contains("No signing"));
    } finally {
      stack.startEnclave();
    }
    press("#enclave-ask");
    await("#trust-badge", "Enclave verified");
  }

  @Test
  void saysThatTheTableIsMissing(LocalStack stack) throws IOException, InterruptedException {
    open(stack, yaml -> yaml + "table: \"NoSuchTable\"\n");
    String fault = await("#accounts-fault", "[RESOURCE_NOT_FOUND]");
    assertTrue(fault.contains("NoSuchTable"), fault);
  }

  private static void register(LocalStack stack, String name) {
    RequesterComponent parent = SharedStack.parent(stack);
    try (var _ = parent.resources()) {
      var order =
          parent
              .orders()
              .order(
                  Optional.of(new AccountName(name)),
                  Optional.empty(),
                  Optional.of(AccountPolicy.OPEN));
      assertEquals(name, parent.registration().register(order).account().name().value());
    }
  }

  private void open(LocalStack stack, Function<String, String> changed)
      throws IOException, InterruptedException {
    Path file = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, changed.apply(Files.readString(stack.layout().cliConfiguration())));
    FxThread.call(() -> {
      var light = new SimpleObjectProperty<>(ColorScheme.LIGHT);
      Console.open(stage, new Surroundings(home, Locale.ENGLISH, light));
      return stage;
    });
    await("#open-local-stack", "");
    press("#open-local-stack");
  }

  private TableView<?> table(String id) {
    return (TableView<?>) stage.getScene().lookup(id);
  }

  private void press(String id) {
    FxThread.call(() -> {
      ((ButtonBase) stage.getScene().lookup(id)).fire();
      return id;
    });
  }

  private String await(String id, String part) throws InterruptedException {
    String text = "";
    for (int look = 0; look < LOOKS; look++) {
      text = FxThread.call(() -> textOf(stage.getScene(), id));
      if (!text.isEmpty() && text.contains(part)) {
        return text;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(id + " does not say '" + part + "' but '" + text + "'");
  }

  private static String textOf(Scene scene, String id) {
    return scene.lookup(id) instanceof Labeled labeled && labeled.isVisible()
        ? labeled.getText()
        : "";
  }

  private void show(String file) throws IOException {
    Png.write(FxThread.call(() -> stage.getScene().snapshot(null)), PICTURES.resolve(file));
  }
}
