package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.policy.AccountPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A desk that has no vsock, but a gateway: it is set up by the assistant, verifies the enclave and
/// signs, and says so when the gateway is gone.
@ExtendWith(SharedStack.class)
@Timeout(180)
final class GatewayDeskIT {
  private static final int GATEWAY = 1;
  private static final int MESSAGE = 3;

  private final String name = "desk-" + UUID.randomUUID();
  private final DrivenConsole console = new DrivenConsole();
  @TempDir private Path home;
  private ConsoleBesideStack beside;
  private GatewayInProcess gateway;

  @BeforeEach
  void start(LocalStack stack) throws IOException, GeneralSecurityException, InterruptedException {
    beside = new ConsoleBesideStack(console, home);
    ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
    gateway = new GatewayInProcess(stack, home.resolve("gateway"));
    Path given = home.resolve("given.yaml");
    Files.copy(stack.layout().cliConfiguration(), given);
    console.open(
        new Surroundings(home, Locale.ENGLISH, new SimpleObjectProperty<>(ColorScheme.LIGHT)));
    console.await("#no-profile");
    console.press("#new-profile");
    console.await("#step-title", "Name");
    console.type("#draft-name", "desk");
    console.type("#draft-source", given.toString());
    console.press("#draft-take");
    next("Enclave");
  }

  @AfterEach
  void close() {
    console.close();
    gateway.close();
  }

  /// Settings that were taken over arrive when they were read.
  private void next(String step) throws InterruptedException {
    for (int i = 0; !console.await("#step-title").contains(step); i++) {
      assertTrue(i < 50, step);
      console.press("#assistant-next");
      Thread.sleep(100);
    }
  }

  private void writeTheProfile() throws IOException, InterruptedException {
    console.choose("#draft-way", GATEWAY);
    console.type("#draft-gateway", gateway.address());
    console.press("#assistant-next");
    console.await("#assistant-fault", "tunnel.certificateFile");
    console.type("#draft-tunnel-certificatefile", gateway.deskCertificate().toString());
    console.type("#draft-tunnel-keyfile", gateway.deskKey().toString());
    console.type("#draft-tunnel-cafile", gateway.authority().toString());
    beside.picture("gateway-assistant.png");
    for (String step : new String[] {"AWS", "Registers", "Operator", "Check"}) {
      next(step);
    }
    console.press("#draft-test");
    console.await("#trial-enclave", "shows the expected registers");
    console.press("#assistant-next");
    console.await("#open-desk");
  }

  @Test
  void verifiesAndSignsThroughTheGatewayAndSaysThatItIsGone()
      throws IOException, InterruptedException {
    writeTheProfile();
    String written = Files.readString(home.resolve(".nitro-wallet/profiles/desk.yaml"));
    assertTrue(written.contains("gateway:" + gateway.address()), written);
    assertFalse(written.contains("unix:"), written);
    console.press("#open-desk");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-sign");
    console.type("#sign-account-name", name);
    console.choose("#sign-kind", MESSAGE);
    console.type("#sign-message", "I own this address.");
    console.press("#sign-review");
    console.awaitEnabled("#sign-sign");
    gateway.kill();
    ask();
    console.await("#trust-badge", "No signing");
    String why = console.await("#trust-badge", "'gateway run'");
    assertTrue(why.contains(gateway.address()), why);
    beside.picture("gateway-gone.png");
    console.press("#page-sign");
    assertTrue(FxThread.call(() -> isDisabled("#sign-sign")));
    gateway.startAgain();
    ask();
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-sign");
    console.awaitEnabled("#sign-sign");
    console.press("#sign-sign");
    console.await("#sign-signature", "0x");
  }

  private void ask() throws InterruptedException {
    console.press("#page-enclave");
    console.press("#enclave-ask");
  }

  private boolean isDisabled(String id) {
    Node node = console.find(id);
    return node != null && node.isDisabled();
  }
}
