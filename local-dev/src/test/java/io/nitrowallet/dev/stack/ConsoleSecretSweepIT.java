package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An operator's passphrase and private key are in no file that the console leaves and in nothing
/// that it prints, at its most talkative (threat-model.md, secret leakage): a key is made,
/// unlocked, and used, and both are looked for once it is shown that they would be found.
@ExtendWith(SharedStack.class)
@Timeout(240)
final class ConsoleSecretSweepIT {
  private static final int SEED = 32;
  private static final String MINE = "the passphrase";
  private static final String MISTYPED = "the mistyped passphrase";

  private final String name = "sweep-" + UUID.randomUUID();
  private final String passphrase = random();
  private final String mistyped = random();
  private final DrivenConsole console = new DrivenConsole();
  private final IntentSteps steps = new IntentSteps(console);
  private final TestOperator alice = TestOperator.named("alice");
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final SecretSweep sweep = new SecretSweep();
  @TempDir private Path home;

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Bytes.copyOf(bytes).base64();
  }

  @BeforeEach
  void listen() {
    add(MINE, passphrase);
    add(MISTYPED, mistyped);
    PrintStream out = new PrintStream(printed, true, UTF_8);
    System.setOut(out);
    System.setErr(out);
    Talkative.everything();
  }

  private void add(String what, String text) {
    sweep
        .add(what, Bytes.copyOf(text.getBytes(UTF_8)))
        .add(what + " in UTF-16LE", Bytes.copyOf(text.getBytes(UTF_16LE)))
        .add(what + " in UTF-16BE", Bytes.copyOf(text.getBytes(UTF_16BE)));
  }

  @AfterEach
  void hush() {
    console.close();
    Talkative.warnings();
    System.setOut(formerOut);
    System.setErr(formerErr);
  }

  @Test
  void noPassphraseAndNoPrivateKeyIsKeptOrPrinted(LocalStack stack)
      throws IOException, InterruptedException, GeneralSecurityException {
    String entry = makeAKey(stack);
    addThePrivateKey();
    approveAndSign(stack, entry);
    console.close();
    assertFindsWhatIsPlanted();
    assertTrue(printed.size() > 10_000, "the log is talkative");
    assertEquals(Set.of(), findings());
  }

  /// With the assistant, once under two passphrases.
  private String makeAKey(LocalStack stack) throws IOException, InterruptedException {
    Path profile = home.resolve(".nitro-wallet/profiles/desk.yaml");
    Files.createDirectories(profile.getParent());
    Files.copy(stack.layout().cliConfiguration(), profile);
    console.open(
        new Surroundings(home, Locale.ENGLISH, new SimpleObjectProperty<>(ColorScheme.LIGHT)));
    console.await("#open-desk");
    console.press("#edit-desk");
    console.await("#step-title", "Name");
    for (String step : List.of("Enclave", "AWS", "Registers", "Operator")) {
      console.press("#assistant-next");
      console.await("#step-title", step);
    }
    console.choose("#draft-key", 1);
    console.type("#draft-operator-id", "bob");
    console.type("#draft-operator-keystore", keystore().toString());
    make(mistyped);
    console.await("#key-fault", "differ");
    make(passphrase);
    String entry = console.await("#operator-entry", "bob");
    console.press("#assistant-next");
    console.await("#step-title", "Check");
    console.press("#assistant-next");
    console.await("#open-desk");
    return entry;
  }

  private void make(String first) throws InterruptedException {
    console.type("#draft-passphrase", first);
    console.type("#draft-passphrase-again", passphrase);
    console.press("#draft-make-key");
  }

  private Path keystore() {
    return home.resolve("keys/bob.p12");
  }

  /// An Ed25519 key's seed is the end of its PKCS#8 form.
  private void addThePrivateKey() throws IOException, GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance(keystore().toFile(), passphrase.toCharArray());
    String alias = opened.aliases().nextElement();
    byte[] encoded = opened.getKey(alias, passphrase.toCharArray()).getEncoded();
    Bytes whole = Bytes.copyOf(encoded);
    sweep.add("the private key", whole.slice(whole.length() - SEED, whole.length()));
  }

  private void approveAndSign(LocalStack stack, String bob) throws InterruptedException {
    UUID id = propose(stack, bob);
    console.press("#open-desk");
    console.await("#trust-badge", "Enclave verified");
    console.press("#operator-turn");
    console.awaitEnabled("#operator-passphrase");
    console.type("#operator-passphrase", mistyped);
    console.press("#operator-unlock");
    console.await("#operator-fault", "does not open the keystore");
    console.press("#operator-cancel");
    steps.unlock(passphrase);
    steps.open(id);
    steps.approve();
    console.await("#intent-approvals", "2 of 2");
    console.awaitEnabled("#intent-do");
    console.press("#intent-do");
    console.await("#intent-signature", "0x");
    console.press("#intent-close");
    console.press("#operator-turn");
    console.await("#operator", "locked");
  }

  private UUID propose(LocalStack stack, String bob) {
    String policy =
        """
        {"v":1,"operators":[%s,%s],
         "rules":[{"name":"texts","op":["message"],"approvals":2}],
         "change":{"approvals":2}}
        """
            .formatted(alice.entry(), bob);
    Account account = ConsoleBesideStack.register(stack, name, new PolicyText(policy));
    RequesterComponent services = SharedStack.parent(stack);
    try (var _ = services.resources()) {
      Intent intent =
          services
              .intentDrafts()
              .draft(
                  account,
                  new IntentAction.Sign(PersonalMessage.ofText("swept")),
                  Duration.ofHours(1));
      Bytes payload = IntentJson.encode(intent);
      services.intents().propose(payload, List.of(alice.sign(Intent.PAYLOAD_TYPE, payload)));
      return intent.id();
    }
  }

  private Set<String> findings() throws IOException {
    Set<String> found = new TreeSet<>(sweep.findUnder(home));
    sweep.find(printed.toByteArray()).forEach(finding -> found.add("printed: " + finding));
    return found;
  }

  private void assertFindsWhatIsPlanted() throws IOException {
    byte[] utf8 = passphrase.getBytes(UTF_8);
    assertFinds(MINE + " as raw", utf8);
    assertFinds(MINE + " in UTF-16LE as raw", passphrase.getBytes(UTF_16LE));
    assertFinds(MINE + " in UTF-16BE as raw", passphrase.getBytes(UTF_16BE));
    assertFinds(MISTYPED + " as raw", mistyped.getBytes(UTF_8));
    assertFinds(MINE + " as hex, lower case", Bytes.copyOf(utf8).hex().getBytes(UTF_8));
    for (int alignment = 0; alignment < 3; alignment++) {
      byte[] framed = ("x".repeat(alignment) + passphrase + "yz").getBytes(UTF_8);
      assertFinds(MINE + " as base64, alignment " + alignment, Base64.getEncoder().encode(framed));
    }
  }

  private void assertFinds(String finding, byte[] plant) throws IOException {
    Path file = Files.write(home.resolve(".nitro-wallet/planted.properties"), plant);
    int before = printed.size();
    System.out.write(plant, 0, plant.length);
    System.out.flush();
    Set<String> found = findings();
    Files.delete(file);
    byte[] rest = printed.toByteArray();
    printed.reset();
    printed.write(rest, 0, before);
    String place = home.relativize(file) + ": ";
    assertTrue(found.contains(place + finding), () -> finding + ": " + found);
    assertTrue(found.contains("printed: " + finding), () -> finding + ": " + found);
  }
}
