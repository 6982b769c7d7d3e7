package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.dev.imds.ImdsEmulator;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.domain.policy.AccountPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page Sign where something is in its way: it says what, and loses nothing.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class HinderedSigningIT {
  private static final int MESSAGE = 3;
  private static final int IMPOSTORS_PORT = 7893;
  private static final String RECIPIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  private final String name = "hindered-" + UUID.randomUUID();
  private final DrivenConsole console = new DrivenConsole();
  private ConsoleBesideStack beside;

  @BeforeEach
  void sitDown(LocalStack stack, @TempDir Path home) {
    beside = new ConsoleBesideStack(console, home);
    ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private void writeAMessage() throws InterruptedException {
    console.press("#page-sign");
    console.type("#sign-account-name", name);
    console.choose("#sign-kind", MESSAGE);
    console.type("#sign-message", "I own this address.");
  }

  /// threat-model.md, fake enclave: the one that answers now is not the one that was reviewed with.
  @Test
  void signsNothingWhileAnotherImageRuns(LocalStack stack)
      throws IOException, InterruptedException {
    stack.startImpostor(IMPOSTORS_PORT);
    beside.open(stack, yaml -> yaml + "enclave.port: \"" + IMPOSTORS_PORT + "\"\n");
    console.await("#trust-badge", "No signing: another image is running (PCR0, PCR2)");
    writeAMessage();
    console.press("#sign-review");
    String why = console.await("#sign-fault", "PCR0");
    assertTrue(why.contains("[ATTESTATION_REFUSED]"), why);
    beside.picture("sign-impostor.png");
    assertEquals("I own this address.", console.await("#sign-message"));
  }

  @Test
  void disablesSigningTheMomentThatTheEnclaveIsGone(LocalStack stack)
      throws IOException, InterruptedException {
    beside.open(stack, yaml -> yaml);
    console.await("#trust-badge", "Enclave verified");
    writeAMessage();
    console.press("#sign-review");
    console.awaitEnabled("#sign-sign");
    stack.killEnclave();
    try {
      console.press("#page-enclave");
      console.press("#enclave-ask");
      console.await("#trust-badge", "No signing");
      console.press("#page-sign");
      assertTrue(console.await("#sign-why-not").contains("No signing"));
      assertTrue(FxThread.call(() -> isDisabled("#sign-sign")));
      beside.picture("sign-withheld.png");
    } finally {
      stack.startEnclave();
    }
    console.press("#page-enclave");
    console.press("#enclave-ask");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-sign");
    console.awaitEnabled("#sign-sign");
    console.press("#sign-sign");
    console.await("#sign-signature", "0x");
  }

  private boolean isDisabled(String id) {
    Node node = console.find(id);
    return node != null && node.isDisabled();
  }

  @Test
  void saysThatTheNodeDoesNotAnswerAndSignsWithoutIt(LocalStack stack)
      throws IOException, InterruptedException {
    beside.open(
        stack,
        yaml -> yaml + "gateway.nodeUrl: \"http://127.0.0.1:1\"\ngateway.chainId: \"31337\"\n");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-sign");
    console.type("#sign-account-name", name);
    console.type("#sign-to", RECIPIENT);
    console.type("#sign-amount", "0.25");
    console.press("#sign-review");
    console.await("#sign-fault", "[UNAVAILABLE]");
    beside.picture("sign-no-node.png");
    assertEquals("0.25", console.await("#sign-amount"));
    console.type("#sign-nonce", "0");
    console.type("#sign-gas", "21000");
    console.type("#sign-max-fee", "2 gwei");
    console.type("#sign-tip", "1 gwei");
    console.press("#sign-review");
    console.await("#sign-headline", "0.25");
    console.awaitEnabled("#sign-sign");
    console.press("#sign-sign");
    String raw = console.await("#sign-raw", "0x");
    console.awaitEnabled("#sign-send");
    console.press("#sign-send");
    console.await("#sign-fault", "[UNAVAILABLE]");
    assertEquals(raw, console.await("#sign-raw"));
  }

  @Test
  void saysThatTheCredentialsExpired(LocalStack stack) throws IOException, InterruptedException {
    var settings =
        new ImdsEmulator.Settings(
            0,
            Roles.PARENT,
            Duration.ZERO,
            Principals.in(stack.layout().cloud().resolve("principals.json")));
    try (var metadata = ImdsEmulator.start(settings)) {
      beside.open(
          stack,
          yaml ->
              yaml.replaceFirst(
                  "(?m)^aws[.]imdsEndpoint: .*$",
                  "aws.imdsEndpoint: \"%s\"".formatted(metadata.endpoint())));
      console.await("#trust-badge", "Enclave verified");
      writeAMessage();
      console.press("#sign-review");
      console.awaitEnabled("#sign-sign");
      console.press("#sign-sign");
      String why = console.await("#sign-fault", "[CREDENTIALS_REJECTED]");
      beside.picture("sign-expired.png");
      assertTrue(why.contains("fetch fresh ones"), why);
    }
  }
}
