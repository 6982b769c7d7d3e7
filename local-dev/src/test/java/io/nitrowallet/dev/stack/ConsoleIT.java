package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.domain.policy.AccountPolicy;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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

  private final DrivenConsole console = new DrivenConsole();
  private ConsoleBesideStack beside;

  @BeforeEach
  void sitDown(@TempDir Path home) {
    beside = new ConsoleBesideStack(console, home);
  }

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  @Test
  void findsTheLocalStackVerifiesItsEnclaveAndListsItsAccounts(LocalStack stack)
      throws IOException, InterruptedException {
    ConsoleBesideStack.register(stack, "console-treasury", AccountPolicy.OPEN);
    beside.open(stack, yaml -> yaml);
    console.await("#development-band", "DEVELOPMENT ROOT");
    console.await("#trust-badge", "Enclave verified");
    FxThread.call(() -> {
      TextField search = (TextField) console.find("#account-search");
      search.setText("CONSOLE-TREAS");
      return search;
    });
    console.await("#account-count", "1 of ");
    beside.picture("accounts.png");
    console.press("#page-enclave");
    console.await("#enclave-verdict", "the expected one");
    String registers = FxThread.call(() -> table("#enclave-registers").getItems().toString());
    assertTrue(registers.contains(stack.image().get(0).orElseThrow().hex()), registers);
    assertFalse(registers.contains("DIFFERENT"), registers);
    int certificates = FxThread.call(() -> table("#enclave-chain").getItems().size());
    assertTrue(certificates > 1, "the chain is shown");
    beside.picture("enclave.png");
  }

  /// threat-model.md, fake enclave: another image answers in the expected one's place.
  @Test
  void namesTheRegisterOfAnotherImageAndWithholdsSigning(LocalStack stack)
      throws IOException, InterruptedException {
    stack.startImpostor(IMPOSTORS_PORT);
    beside.open(stack, yaml -> yaml + "enclave.port: \"" + IMPOSTORS_PORT + "\"\n");
    console.await("#trust-badge", "No signing: another image is running (PCR0, PCR2)");
    console.press("#page-enclave");
    String verdict = console.await("#enclave-verdict", "Not to be trusted");
    assertTrue(verdict.contains("PCR0") && verdict.contains("PCR2"), verdict);
    String registers = FxThread.call(() -> table("#enclave-registers").getItems().toString());
    assertTrue(registers.contains("PCR0, outcome=DIFFERENT"), registers);
    beside.picture("impostor.png");
  }

  @Test
  void noticesThatTheEnclaveWasKilledAndThatItIsBack(LocalStack stack)
      throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml);
    console.await("#trust-badge", "Enclave verified");
    stack.killEnclave();
    console.press("#page-enclave");
    try {
      console.press("#enclave-ask");
      console.await("#enclave-verdict", "[UNAVAILABLE]");
      assertTrue(console.await("#trust-badge", "No signing").contains("No signing"));
    } finally {
      stack.startEnclave();
    }
    console.press("#enclave-ask");
    console.await("#trust-badge", "Enclave verified");
  }

  @Test
  void saysThatTheTableIsMissing(LocalStack stack) throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml + "table: \"NoSuchTable\"\n");
    String fault = console.await("#accounts-fault", "[RESOURCE_NOT_FOUND]");
    assertTrue(fault.contains("NoSuchTable"), fault);
  }

  private TableView<?> table(String id) {
    return (TableView<?>) console.find(id);
  }
}
