package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// From an empty home directory to a verified enclave, by the assistant alone.
@ExtendWith(SharedStack.class)
@Timeout(180)
final class AssistantIT {
  private static final int LOCAL_STACK = 3;
  private static final String PASSPHRASE = "correct horse battery";

  private final DrivenConsole console = new DrivenConsole();
  private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  @TempDir private Path home;
  private ConsoleBesideStack beside;

  @BeforeEach
  void sitDown() {
    beside = new ConsoleBesideStack(console, home);
  }

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  @Test
  void writesAProfileTestsItOpensItAndComesBack(LocalStack stack)
      throws IOException, InterruptedException {
    open(Locale.ENGLISH);
    console.await("#no-profile");
    beside.picture("assistant-none.png");
    begin("desk");
    sayWhere(stack);
    sayWhichRegisters(stack);
    makeAnOperator();
    test();
    console.press("#assistant-next");
    console.await("#open-desk");
    beside.picture("assistant-profiles.png");
    String written = Files.readString(home.resolve(".nitro-wallet/profiles/desk.yaml"));
    assertTrue(written.contains("alice.p12"), written);
    assertFalse(written.contains(PASSPHRASE), written);
    console.press("#open-desk");
    console.await("#development-band", "DEVELOPMENT ROOT");
    console.await("#trust-badge", "Enclave verified");
    beside.picture("assistant-opened.png");
    console.press("#switch-profile");
    console.await("#open-desk");
    assertEquals("Nitro Wallet", FxThread.call(() -> console.stage().getTitle()));
  }

  private void begin(String name) throws InterruptedException {
    console.press("#new-profile");
    console.await("#step-title", "Name");
    console.press("#assistant-next");
    console.await("#assistant-fault", "[INVALID_VALUE]");
    console.type("#draft-name", name);
    console.press("#assistant-next");
  }

  private void sayWhere(LocalStack stack) throws IOException, InterruptedException {
    console.await("#step-title", "Enclave");
    console.choose("#draft-way", LOCAL_STACK);
    console.type("#draft-place", stack.layout().sockets().toString());
    console.type("#draft-enclave-cid", text(stack, Setting.ENCLAVE_CID));
    beside.picture("assistant-enclave.png");
    console.press("#assistant-next");
    console.await("#step-title", "AWS");
    console.awaitEnabled("#draft-aws-dynamodbendpoint");
    console.type("#draft-aws-region", text(stack, Setting.AWS_REGION));
    console.type("#draft-kms-keyid", text(stack, Setting.KMS_KEY_ID));
    console.type("#draft-aws-imdsendpoint", text(stack, Setting.AWS_IMDS_ENDPOINT));
    console.type("#draft-aws-kmsendpoint", text(stack, Setting.AWS_KMS_ENDPOINT));
    console.type("#draft-aws-dynamodbendpoint", text(stack, Setting.AWS_DYNAMODB_ENDPOINT));
    console.type("#draft-aws-cafile", text(stack, Setting.AWS_CA_FILE));
    beside.picture("assistant-aws.png");
    console.press("#assistant-next");
  }

  private void sayWhichRegisters(LocalStack stack) throws IOException, InterruptedException {
    console.await("#step-title", "Registers");
    console.awaitEnabled("#draft-attestation-rootfile");
    console.type("#draft-image", home.resolve("no-such.eif").toString());
    console.press("#draft-read");
    console.await("#draft-image-fault", "cannot be read");
    Path printed = home.resolve("measurements.json");
    Files.writeString(printed, ConsoleBesideStack.nitroCli(stack.image()));
    console.type("#draft-image", printed.toString());
    console.press("#draft-read");
    console.await("#draft-image-origin", "which nobody signed");
    console.type("#draft-attestation-rootfile", text(stack, Setting.ATTESTATION_ROOT_FILE));
    beside.picture("assistant-registers.png");
    console.press("#assistant-next");
  }

  private void makeAnOperator() throws IOException, InterruptedException {
    console.await("#step-title", "Operator");
    console.choose("#draft-key", 1);
    console.type("#draft-operator-id", "alice");
    Path file = home.resolve("keys/alice.p12");
    console.type("#draft-operator-keystore", file.toString());
    console.type("#draft-passphrase", PASSPHRASE);
    console.type("#draft-passphrase-again", PASSPHRASE);
    beside.picture("assistant-operator.png");
    console.press("#draft-make-key");
    String entry = console.await("#operator-entry", "alice");
    beside.picture("assistant-operator-made.png");
    SecretBytes secret = SecretBytes.adopt(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
    try (var key = new KeystoreFile(file).open(() -> secret)) {
      assertTrue(entry.contains(key.publicKey().text()), entry);
    }
    console.press("#assistant-next");
  }

  private void test() throws IOException, InterruptedException {
    console.await("#step-title", "Check");
    console.press("#draft-test");
    console.await("#trial-enclave", "shows the expected registers");
    console.await("#trial-table", "can be read");
    beside.picture("assistant-summary.png");
  }

  @Test
  void saysWhatDoesNotWork(LocalStack stack) throws IOException, InterruptedException {
    Files.createDirectories(home.resolve(".nitro-wallet"));
    Path given = home.resolve("given.yaml");
    Files.writeString(
        given,
        Files.readString(stack.layout().cliConfiguration())
                .replaceAll("unix:[^\"]*", "unix:/nowhere")
            + "table: \"NoSuchTable\"\n");
    desktop.set(ColorScheme.DARK);
    open(Locale.SIMPLIFIED_CHINESE);
    console.await("#no-profile");
    console.press("#new-profile");
    console.await("#step-title");
    console.type("#draft-name", "given");
    console.type("#draft-source", given.toString());
    beside.picture("assistant-name-zh.png");
    console.press("#draft-take");
    for (String step : new String[] {"飞地", "AWS", "寄存器", "操作员", "检查"}) {
      pressUntil(step);
    }
    console.press("#draft-test");
    console.await("#trial-enclave", "[UNAVAILABLE]");
    console.await("#trial-table", "[RESOURCE_NOT_FOUND]");
    beside.picture("assistant-faults-zh.png");
  }

  private void pressUntil(String step) throws InterruptedException {
    for (int i = 0; !console.await("#step-title").contains(step); i++) {
      assertTrue(i < 50, step);
      console.press("#assistant-next");
      Thread.sleep(100);
    }
  }

  @Test
  void showsAProfileWithAMistakeAndRemovesItWhenAskedTwice()
      throws IOException, InterruptedException {
    Path broken = home.resolve(".nitro-wallet/profiles/broken.yaml");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "tabel: Mine\n");
    open(Locale.ENGLISH);
    assertTrue(console.await("#fault-broken").contains("tabel"));
    console.press("#remove-broken");
    beside.picture("assistant-broken.png");
    console.press("#keep-broken");
    assertTrue(Files.exists(broken));
    console.press("#remove-broken");
    console.press("#remove-surely-broken");
    console.await("#no-profile");
    assertFalse(Files.exists(broken));
  }

  private void open(Locale locale) {
    console.open(new Surroundings(home, locale, desktop));
  }

  private static String text(LocalStack stack, Setting setting) {
    return stack.configuration().text(setting).orElseThrow();
  }
}
