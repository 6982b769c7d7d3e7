package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.Notification;
import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.control.PasswordField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two of three operators: alice asks, bob and carol each sit at a console of their own (threat
/// model: malicious operator).
@ExtendWith(SharedStack.class)
@Timeout(240)
final class ApprovalsPageIT {
  private static final String PASSPHRASE = "correct horse battery staple";

  /// Places in the choice of states.
  private static final int REJECTED = 1;

  private static final int SIGNED = 3;

  private final String name = "page-" + UUID.randomUUID();
  private final DrivenConsole bob = new DrivenConsole();
  private final DrivenConsole carol = new DrivenConsole();
  @TempDir private Path home;
  private Optional<RequesterComponent> parent = Optional.empty();
  private Optional<Account> account = Optional.empty();

  @BeforeEach
  void makeOperatorsAndTheirAccount(LocalStack stack) {
    parent = Optional.of(SharedStack.parent(stack));
    account =
        Optional.of(
            ConsoleBesideStack.register(
                stack,
                name,
                new PolicyText(
                    """
                    {"v":1,"operators":[%s,%s,%s],
                     "rules":[{"name":"texts","op":["message"],"approvals":2}],
                     "change":{"approvals":2}}
                    """
                        .formatted(entry("alice"), entry("bob"), entry("carol")))));
  }

  @AfterEach
  void close() {
    bob.close();
    carol.close();
    parent.ifPresent(services -> services.resources().close());
  }

  private Path keystore(String id) {
    return home.resolve(id + ".p12");
  }

  private String entry(String id) {
    try (var key = new KeystoreFile(keystore(id)).create(KeyKind.ED25519, this::passphrase)) {
      return "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, key.publicKey().text());
    }
  }

  private SecretBytes passphrase() {
    return SecretBytes.adopt(PASSPHRASE.getBytes(UTF_8));
  }

  /// What alice asks for from somewhere else.
  private UUID propose(String text) {
    RequesterComponent services = parent.orElseThrow();
    Intent intent =
        services
            .intentDrafts()
            .draft(
                account.orElseThrow(), new IntentAction.Sign(message(text)), Duration.ofHours(4));
    try (var alice =
        new SigningOperator("alice", new KeystoreFile(keystore("alice")).open(this::passphrase))) {
      IntentReview look = services.intents().look(intent);
      services
          .intents()
          .propose(IntentJson.encode(intent), List.of(alice.sign(Verdict.APPROVAL, look)));
    }
    return intent.id();
  }

  private static PersonalMessage message(String text) {
    return new PersonalMessage(Bytes.copyOf(text.getBytes(UTF_8)));
  }

  private ConsoleBesideStack sitDown(LocalStack stack, DrivenConsole console, String id)
      throws IOException, InterruptedException {
    var beside = new ConsoleBesideStack(console, home.resolve(id));
    beside.open(stack, yaml -> yaml + asOperator(id));
    console.await("#trust-badge", "Enclave verified");
    return beside;
  }

  private String asOperator(String id) {
    return "operator.id: \"%s\"%noperator.keystore: \"%s\"%n".formatted(id, keystore(id));
  }

  @Test
  void twoOperatorsAtTwoConsolesHaveItSigned(LocalStack stack)
      throws IOException, InterruptedException {
    ConsoleBesideStack bobs = sitDown(stack, bob, "bob");
    ConsoleBesideStack carols = sitDown(stack, carol, "carol");
    bob.await("#operator", "Operator bob · locked");
    bob.press("#page-approvals");
    bob.awaitEnabled("#approvals-reload");
    UUID id = propose("two consoles");
    bob.press("#approvals-reload");
    awaitToast(bob, name);
    bob.await("#badge-approvals");
    bobs.picture("approvals-toast.png");
    steps(bob).unlock(PASSPHRASE);
    steps(bob).open(id);
    bob.await("#intent-approvals", "1 of 2");
    assertTrue(bob.await("#intent-hindrances", "Sign: more").contains("Withdraw: only whoever"));
    bobs.picture("approvals-details.png");
    steps(bob).approve();
    bob.await("#intent-approvals", "2 of 2");
    bob.await("#intent-hindrances", "Approve: you approved of it already");
    assertDisabled(bob, "#intent-approve");
    bobs.picture("approvals-approved.png");

    steps(carol).unlock(PASSPHRASE);
    steps(carol).open(id);
    carol.awaitEnabled("#intent-do");
    carol.press("#intent-do");
    String signature = carol.await("#intent-signature", "0x");
    carols.picture("approvals-signed.png");
    requireOurs(signature, "two consoles");
    carol.await("#intent-state", "signed, says the table");
    carol.await("#intent-hindrances", "Sign: it has ended");
    for (String act : List.of("approve", "reject", "withdraw", "do")) {
      assertDisabled(carol, "#intent-" + act);
    }
    requireProposedByAlice(carol);
    carol.press("#intent-close");
    carol.choose("#approvals-state", SIGNED);
    steps(carol).select(id);
    carol.press("#approvals-open");
    carol.await("#intent-state", "signed, says the table");
    requireProposedByAlice(carol);
    assertDisabled(carol, "#intent-approve");
  }

  private static IntentSteps steps(DrivenConsole console) {
    return new IntentSteps(console);
  }

  private static void requireProposedByAlice(DrivenConsole console) {
    String shown = steps(console).shown();
    assertTrue(shown.contains("alice, says the table"), shown);
  }

  private static void assertDisabled(DrivenConsole console, String id) {
    assertTrue(FxThread.call(() -> console.find(id).isDisabled()), id);
  }

  private static void awaitToast(DrivenConsole console, String part) throws InterruptedException {
    for (int look = 0; look < 200; look++) {
      String text =
          FxThread.call(
              () -> console.find("#toast") instanceof Notification toast ? toast.getMessage() : "");
      if (text.contains(part)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no news of " + part);
  }

  private void requireOurs(String hex, String text) {
    Bytes signature = Bytes.ofHex(hex.substring(2));
    var signed =
        new Signature(
            new BigInteger(1, signature.slice(0, 32).toArray()),
            new BigInteger(1, signature.slice(32, 64).toArray()),
            signature.at(64) - 27);
    assertEquals(
        Optional.of(account.orElseThrow().publicKey()),
        Secp256k1.recover(message(text).digest(), signed));
  }

  @Test
  void aRejectionEndsIt(LocalStack stack) throws IOException, InterruptedException {
    UUID id = propose("rejected");
    ConsoleBesideStack bobs = sitDown(stack, bob, "bob");
    steps(bob).open(id);
    bob.await("#intent-hindrances", "Reject: your key is locked");
    bob.press("#intent-unlock");
    bob.awaitEnabled("#operator-passphrase");
    bob.type("#operator-passphrase", PASSPHRASE);
    bob.press("#operator-unlock");
    bob.await("#intent-headline", "Sign a message of ");
    bob.awaitEnabled("#intent-reject");
    bob.press("#intent-reject");
    bob.await("#intent-state", "rejected by bob");
    bob.await("#intent-hindrances", "Sign: it has ended");
    bobs.picture("approvals-rejected.png");
    requireEndedAtCarols(stack, id);
  }

  private void requireEndedAtCarols(LocalStack stack, UUID id)
      throws IOException, InterruptedException {
    sitDown(stack, carol, "carol");
    steps(carol).unlock(PASSPHRASE);
    carol.press("#page-approvals");
    carol.choose("#approvals-state", REJECTED);
    steps(carol).select(id);
    carol.press("#approvals-open");
    carol.await("#intent-state", "rejected by bob");
    assertDisabled(carol, "#intent-approve");
    assertDisabled(carol, "#intent-do");
  }

  @Test
  void threeWrongPassphrasesMakeBobWait(LocalStack stack) throws IOException, InterruptedException {
    ConsoleBesideStack bobs = sitDown(stack, bob, "bob");
    bob.press("#operator-turn");
    for (int i = 0; i < 3; i++) {
      bob.awaitEnabled("#operator-unlock");
      bob.type("#operator-passphrase", "not the passphrase");
      bob.press("#operator-unlock");
      assertEquals("", fieldText(), "the field is emptied at once");
      bob.await("#operator-fault", "does not open the keystore");
    }
    assertTrue(bob.await("#operator-pause", "Wait").matches(".*Wait (30|29|28) s[.]"));
    assertTrue(FxThread.call(() -> bob.find("#operator-unlock").isDisabled()));
    bobs.picture("approvals-wrong.png");
    bob.awaitEnabled("#operator-unlock");
    bob.type("#operator-passphrase", PASSPHRASE);
    bob.press("#operator-unlock");
    bob.await("#operator", "unlocked");
    bob.press("#operator-turn");
    bob.await("#operator", "Operator bob · locked");
  }

  @Test
  void hasRoomInChineseOnADarkDesktop(LocalStack stack) throws IOException, InterruptedException {
    UUID id = propose("a long message, ".repeat(60));
    var bobs = new ConsoleBesideStack(bob, home.resolve("bob"));
    bobs.open(stack, yaml -> yaml + asOperator("bob"), Locale.SIMPLIFIED_CHINESE, ColorScheme.DARK);
    bob.await("#trust-badge", "飞地已验证");
    bob.press("#page-approvals");
    steps(bob).select(id);
    bobs.requireRoomAtItsSmallest();
    bobs.requireWholeHeads("#approvals-table");
    bobs.picture("approvals-zh.png");
    bob.press("#approvals-open");
    bob.await("#intent-hindrances", "您的密钥已锁定");
    bobs.requireRoomAtItsSmallest();
    bobs.picture("approvals-details-zh.png");
    bob.press("#intent-unlock");
    bob.awaitEnabled("#operator-unlock");
    bobs.requireRoomAtItsSmallest();
    bobs.picture("approvals-unlock-zh.png");
  }

  private String fieldText() {
    return FxThread.call(() -> ((PasswordField) bob.find("#operator-passphrase")).getText());
  }
}
