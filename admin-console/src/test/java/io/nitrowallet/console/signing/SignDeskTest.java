package io.nitrowallet.console.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.session.ChainAccess.Fate;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.PaperNode;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SigningPermitTest;
import io.nitrowallet.console.signing.TransactionForm.Purpose;
import io.nitrowallet.console.signing.TransactionForm.Terms;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One thing after the other, and nothing is signed without the enclave's permit.
final class SignDeskTest {
  private static final Account ACCOUNT = Fixture.account(1);
  private static final Request MESSAGE = new Request.Message("hello", false);

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final PaperNode node = new PaperNode();
  private final Instant now = SigningPermitTest.NOON;
  private final EnclaveTrust trust =
      new EnclaveTrust(background, SigningPermitTest::good, () -> now);
  private int edition = Summary.EDITION;
  private boolean foreign;
  private int signatures;
  @TempDir private Path home;
  private SignDesk desk;

  @BeforeEach
  void sitDown() throws IOException {
    desk = desk(Optional.of(node.chain()));
  }

  @AfterEach
  void end() {
    background.close();
  }

  private SignDesk desk(Optional<ChainAccess> chain) throws IOException {
    Path file = Files.writeString(home.resolve("config.yaml"), "table: T\n");
    var sources = new ConfigurationSources(Map.of(), Map.of(), home, Optional.of(file));
    var profile = new Profile("test", file, sources.resolve());
    Scene scene = new Scene().keep(ACCOUNT);
    var accounts = new PinnedAccounts(scene, scene.pins());
    var services =
        new SigningServices(
            () -> accounts,
            () -> new AccountExplanation(accounts, this::explain),
            () -> new AccountSigning(accounts, this::sign),
            SignDeskTest::noDrafts,
            SignDeskTest::noIntents,
            chain,
            new KnownRecipients(home.resolve("recipients.txt")));
    return new SignDesk(
        services, trust, new OperatorSeat(profile, background, () -> now), background);
  }

  private static IntentDrafts noDrafts() {
    throw new AssertionError("nobody proposes");
  }

  private static IntentDesk noIntents() {
    throw new AssertionError("nobody proposes");
  }

  private ExplainResult explain(ExplainCommand command) {
    Summary own = Summary.of(command.signable(), command.account().address());
    Summary said = new Summary(edition, own.kind(), own.headline(), own.lines(), own.warnings());
    return new ExplainResult.Explained(
        said, new Decision.Allowed("all", 0, List.of()), Fixture.SIGNED);
  }

  private SignResult sign(SignCommand command) {
    signatures++;
    if (command.signable().digest().length() != 32) {
      return new Refused(ErrorCode.INTERNAL, "no digest");
    }
    try (var key = Fixture.privateKey(foreign ? 2 : 1)) {
      var signature = new BouncyCastleSigner().sign(key, command.signable().digest());
      Summary summary = Summary.of(command.signable(), command.account().address());
      return new SignResult.Signed(signature, "all", summary, Fixture.SIGNED);
    }
  }

  private void trustTheEnclave() throws InterruptedException {
    trust.refresh();
    window.turn();
  }

  private void review(Request request) throws InterruptedException {
    desk.review(Fixture.NAME, request);
    window.turn();
  }

  private ErrorCode fault() {
    return desk.fault().get().orElseThrow().code();
  }

  @Test
  void signsNothingWithoutAPermit() throws InterruptedException {
    review(MESSAGE);
    assertInstanceOf(Stage.Reviewed.class, desk.stage().get());
    desk.sign();
    assertFalse(desk.working().get());
    assertEquals(0, signatures);
    assertInstanceOf(Stage.Reviewed.class, desk.stage().get());
  }

  @Test
  void signsNothingThatWasNotReviewed() throws InterruptedException {
    trustTheEnclave();
    desk.sign();
    desk.send();
    desk.propose(Duration.ofHours(1));
    assertFalse(desk.working().get());
    assertInstanceOf(Stage.Writing.class, desk.stage().get());
  }

  @Test
  void proposesNothingWhereNobodyHasAKey() throws InterruptedException {
    trustTheEnclave();
    review(MESSAGE);
    desk.propose(Duration.ofHours(1));
    assertFalse(desk.working().get());
    assertInstanceOf(Stage.Reviewed.class, desk.stage().get());
  }

  @Test
  void signsOnce() throws InterruptedException {
    trustTheEnclave();
    review(MESSAGE);
    desk.sign();
    desk.sign();
    window.turn();
    assertInstanceOf(Stage.Signed.class, desk.stage().get());
    desk.sign();
    assertEquals(1, signatures);
    desk.send();
    assertFalse(desk.working().get(), "a message is nothing to send");
  }

  @Test
  void saysWhatIsWrongAndStaysWhereItIs() throws InterruptedException {
    review(new Request.Message("", false));
    assertEquals(ErrorCode.INVALID_VALUE, fault());
    assertInstanceOf(Stage.Writing.class, desk.stage().get());
    review(MESSAGE);
    assertEquals(Optional.empty(), desk.fault().get());
  }

  /// threat-model.md, fake enclave: words that cannot be compared are not shown.
  @Test
  void refusesWordsOfAnotherEdition() throws InterruptedException {
    edition = Summary.EDITION + 1;
    review(MESSAGE);
    assertEquals(ErrorCode.REPLY_REFUSED, fault());
    assertInstanceOf(Stage.Writing.class, desk.stage().get());
  }

  @Test
  void refusesASignatureOfAnotherKey() throws InterruptedException {
    foreign = true;
    trustTheEnclave();
    review(MESSAGE);
    desk.sign();
    window.turn();
    assertEquals(ErrorCode.REPLY_REFUSED, fault());
    assertInstanceOf(Stage.Reviewed.class, desk.stage().get());
  }

  @Test
  void forgetsAnAnswerThatIsNoLongerAwaited() throws InterruptedException {
    desk.review(Fixture.NAME, MESSAGE);
    Runnable late = window.next();
    desk.back();
    late.run();
    assertInstanceOf(Stage.Writing.class, desk.stage().get());
    assertFalse(desk.working().get());
  }

  @Test
  void tellsThatTheRecipientIsNewUntilItWasSignedFor() throws InterruptedException {
    trustTheEnclave();
    review(payment());
    assertTrue(assertInstanceOf(Stage.Reviewed.class, desk.stage().get()).novel());
    desk.sign();
    window.turn();
    desk.back();
    review(payment());
    assertFalse(assertInstanceOf(Stage.Reviewed.class, desk.stage().get()).novel());
  }

  @Test
  void sendsAndFollowsUntilItIsReplaced() throws InterruptedException {
    signPayment();
    desk.send();
    window.turn();
    assertEquals(1, node.sent.size());
    assertEquals(new Fate.Waiting(), fate());
    node.says("eth_getTransactionCount", "0x0");
    window.turn();
    window.turn();
    assertEquals(new Fate.Waiting(), fate());
    node.says("eth_getTransactionCount", "0x8");
    window.turn();
    window.turn();
    assertEquals(new Fate.Replaced(), fate());
  }

  @Test
  void staysSignedWhereTheNodeRefusesIt() throws InterruptedException {
    signPayment();
    node.refusal = Optional.of("insufficient funds");
    desk.send();
    window.turn();
    assertEquals(ErrorCode.INVALID_TRANSACTION, fault());
    assertInstanceOf(Stage.Signed.class, desk.stage().get());
    node.refusal = Optional.empty();
    desk.send();
    window.turn();
    assertInstanceOf(Stage.Sent.class, desk.stage().get());
  }

  @Test
  void sendsNothingWithoutANode() throws IOException, InterruptedException {
    desk = desk(Optional.empty());
    assertFalse(desk.canSend());
    signPayment();
    desk.send();
    assertFalse(desk.working().get());
    assertInstanceOf(Stage.Signed.class, desk.stage().get());
  }

  private Fate fate() {
    return assertInstanceOf(Stage.Sent.class, desk.stage().get()).fate();
  }

  private void signPayment() throws InterruptedException {
    trustTheEnclave();
    review(payment());
    desk.sign();
    window.turn();
    assertInstanceOf(Stage.Signed.class, desk.stage().get());
  }

  private static Request payment() {
    String to = Fixture.account(2).address().checksummed();
    Terms terms = new Terms("5", "7", "60000", "0.0000005", "0.0000001");
    return new Request.Payment(new TransactionForm(new Purpose.Transfer(to, "1"), terms));
  }
}
