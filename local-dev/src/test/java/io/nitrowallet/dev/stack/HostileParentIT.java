package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.Sign;
import io.nitrowallet.domain.intent.IntentAction.UpdatePolicy;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult.Changed;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.ReceiptJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Root on the parent instance: it has the role's credentials, every row that ever was, every
/// envelope that operators ever signed, and asks the enclave what it likes. It does not have the
/// operators' keys. A test that ends in a signature ends in one that operators allowed.
@ExtendWith(SharedStack.class)
@Timeout(60)
final class HostileParentIT {
  private static final long LIFE = 7884;
  private static final long NEXT_LIFE = 7885;
  private static final PersonalMessage PAYROLL = PersonalMessage.ofText("pay the salaries");
  private static final PersonalMessage THEFT = PersonalMessage.ofText("pay mallory");
  private static final TestOperator ALICE = TestOperator.named("alice");
  private static final TestOperator BOB = TestOperator.named("bob");
  private static final TestOperator CAROL = TestOperator.named("carol");

  private static LocalStack stack;
  private static RootOnParent root;
  private static Account account;

  @BeforeAll
  static void start(LocalStack shared) {
    stack = shared;
    root = new RootOnParent(shared, LIFE);
    account = root.generate("hostile-treasury", policy(2, ALICE, BOB, CAROL));
  }

  @AfterAll
  static void stop() {
    root.close();
  }

  /// Messages want `approvals`; so does a change.
  private static PolicyText policy(int approvals, TestOperator... operators) {
    List<String> entries = new ArrayList<>();
    for (TestOperator operator : operators) {
      entries.add(operator.entry());
    }
    return new PolicyText(
        """
        {"v":1,"operators":[%s],"rules":[{"name":"messages","op":["message"],"approvals":%s}],\
        "change":{"approvals":%s}}\
        """
            .formatted(String.join(",", entries), approvals, approvals));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Intent intent(Account row, IntentAction action) {
    Instant from = now().minusSeconds(60);
    return new Intent(
        UUID.randomUUID(), AccountReference.of(row), from, from.plus(Duration.ofHours(1)), action);
  }

  private static DsseEnvelope payroll(TestOperator... operators) {
    return TestOperator.approve(intent(account, new Sign(PAYROLL)), operators);
  }

  private static SignResult sign(Account row, PersonalMessage message, DsseEnvelope intent) {
    return root.enclave()
        .sign(new SignCommand(row, message, Optional.of(intent), Optional.empty()));
  }

  private static SignResult sign(DsseEnvelope intent) {
    return sign(account, PAYROLL, intent);
  }

  private static void assertRefused(ErrorCode code, Object result) {
    Refused refused = assertInstanceOf(Refused.class, result);
    assertEquals(code, refused.code(), refused.message());
  }

  @Test
  void twoOperatorsOfThreeAreEnoughInAnyOrder() {
    assertInstanceOf(Signed.class, sign(payroll(ALICE, BOB)));
    assertInstanceOf(Signed.class, sign(payroll(CAROL, ALICE)));
    assertInstanceOf(Signed.class, sign(payroll(CAROL, BOB, ALICE)));
  }

  @Test
  void signsNothingWithoutEnoughOperators() {
    assertRefused(
        ErrorCode.APPROVALS_MISSING, root.enclave().sign(new SignCommand(account, PAYROLL)));
    assertRefused(ErrorCode.APPROVALS_MISSING, sign(payroll(ALICE)));
  }

  @Test
  void forgedApprovalsDoNotCount() {
    TestOperator mallory = new TestOperator("bob", TestOperator.named("mallory").key());
    assertRefused(ErrorCode.INTENT_REFUSED, sign(payroll(ALICE, mallory)));
    assertRefused(ErrorCode.INTENT_REFUSED, sign(payroll(ALICE, BOB, mallory)));
  }

  @Test
  void anUnknownSignatureSpoilsEnoughGoodOnes() {
    TestOperator stranger = TestOperator.named("dave");
    assertRefused(ErrorCode.INTENT_REFUSED, sign(payroll(ALICE, BOB, stranger)));
  }

  @Test
  void anInvalidSignatureSpoilsEnoughGoodOnes() {
    DsseEnvelope good = payroll(ALICE, BOB);
    List<DsseSignature> signatures = new ArrayList<>(good.signatures());
    signatures.add(new DsseSignature("carol", Bytes.copyOf(new byte[64])));
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        sign(new DsseEnvelope(good.payloadType(), good.payload(), signatures)));
  }

  @Test
  void oneOperatorCountsOnce() {
    assertRefused(ErrorCode.INTENT_REFUSED, sign(payroll(ALICE, ALICE)));
  }

  @Test
  void approvalsOfOneThingSignNoOther() {
    DsseEnvelope approved = payroll(ALICE, BOB);
    Bytes theft = IntentJson.encode(intent(account, new Sign(THEFT)));
    var exchanged = new DsseEnvelope(Intent.PAYLOAD_TYPE, theft, approved.signatures());
    assertRefused(ErrorCode.INTENT_REFUSED, sign(account, THEFT, exchanged));
  }

  @Test
  void aTruncatedIntentIsNoIntent() {
    DsseEnvelope approved = payroll(ALICE, BOB);
    Bytes shorter = approved.payload().slice(0, approved.payload().length() - 1);
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        sign(new DsseEnvelope(Intent.PAYLOAD_TYPE, shorter, approved.signatures())));
  }

  @Test
  void aSignatureUnderAnotherTypeIsNoApproval() {
    String rejection = "application/vnd.nitro-wallet.rejection+json";
    Bytes payload = IntentJson.encode(intent(account, new Sign(PAYROLL)));
    var signatures =
        List.of(ALICE.sign(Intent.PAYLOAD_TYPE, payload), BOB.sign(rejection, payload));
    assertRefused(
        ErrorCode.INTENT_REFUSED, sign(new DsseEnvelope(Intent.PAYLOAD_TYPE, payload, signatures)));
    assertRefused(ErrorCode.INTENT_REFUSED, sign(new DsseEnvelope(rejection, payload, signatures)));
  }

  @Test
  void anIntentThatExpiredOrIsToComeIsNotServed() {
    Instant yesterday = now().minus(Duration.ofHours(25));
    Instant tomorrow = now().plus(Duration.ofHours(23));
    for (Instant from : List.of(yesterday, tomorrow)) {
      Intent intent =
          new Intent(
              UUID.randomUUID(),
              AccountReference.of(account),
              from,
              from.plus(Duration.ofHours(24)),
              new Sign(PAYROLL));
      assertRefused(ErrorCode.INTENT_REFUSED, sign(TestOperator.approve(intent, ALICE, BOB)));
    }
  }

  @Test
  void anIntentForOneAccountServesNoOther() {
    Account other = root.generate("hostile-other", account.policy());
    assertRefused(ErrorCode.INTENT_REFUSED, sign(other, PAYROLL, payroll(ALICE, BOB)));
  }

  @Test
  void aReplayGivesTheSameSignatureAndAReceiptOfItsOwn() {
    DsseEnvelope approved = payroll(ALICE, BOB);
    long before = root.receipts().head().sequence();
    Signed first = assertInstanceOf(Signed.class, sign(approved));
    Signed second = assertInstanceOf(Signed.class, sign(approved));
    assertEquals(first.signature(), second.signature());
    assertEquals(before + 2, root.receipts().head().sequence());
  }

  @Test
  void anEditedOrSwappedPolicyDoesNotOpenTheRow() {
    for (PolicyText swapped : List.of(AccountPolicy.OPEN, policy(1, ALICE, BOB, CAROL))) {
      Account row = with(account, swapped);
      DsseEnvelope approved = TestOperator.approve(intent(row, new Sign(PAYROLL)), ALICE, BOB);
      SignCommand command =
          swapped.equals(AccountPolicy.OPEN)
              ? new SignCommand(row, THEFT)
              : new SignCommand(row, PAYROLL, Optional.of(approved), Optional.empty());
      assertRefused(ErrorCode.ROW_TAMPERED, root.enclave().sign(command));
    }
    assertRefused(
        ErrorCode.INVALID_POLICY,
        sign(with(account, new PolicyText("{\"v\":1}")), PAYROLL, payroll(ALICE, BOB)));
  }

  @Test
  void anothersCiphertextDoesNotOpenUnderThisPolicy() {
    Account open = root.generate("hostile-open", AccountPolicy.OPEN);
    Account mixed =
        new Account(
            account.name(),
            account.publicKey(),
            open.policy(),
            account.createdAt(),
            account.birthCertificate(),
            open.sealing());
    assertRefused(ErrorCode.DATA_KEY_REJECTED, root.enclave().sign(new SignCommand(mixed, THEFT)));
  }

  /// The credentials are nobody's, so that whatever reached KMS would be refused by it.
  @Test
  void aDeniedRequestNeverReachesKms() {
    var nobody = root.withoutCredentials();
    assertRefused(ErrorCode.APPROVALS_MISSING, nobody.sign(new SignCommand(account, PAYROLL)));
    assertRefused(
        ErrorCode.POLICY_DENIED,
        nobody.sign(new SignCommand(account, new PersonalMessage(Bytes.ofHex("41".repeat(32))))));
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        nobody.sign(
            new SignCommand(
                account, PAYROLL, Optional.of(payroll(ALICE, ALICE)), Optional.empty())));
    assertRefused(
        ErrorCode.CREDENTIALS_REJECTED,
        nobody.sign(
            new SignCommand(account, PAYROLL, Optional.of(payroll(ALICE, BOB)), Optional.empty())));
    nobody.close();
  }

  @Test
  void aPolicyChangesOnlyAsTheOldOneWants() {
    Account row = root.generate("hostile-changing", policy(2, ALICE, BOB, CAROL));
    var next = new UpdatePolicy(policy(1, ALICE, CAROL));
    assertRefused(ErrorCode.APPROVALS_MISSING, change(row, next, Optional.empty()));
    assertRefused(
        ErrorCode.APPROVALS_MISSING,
        change(row, next, Optional.of(TestOperator.approve(intent(row, next), ALICE))));
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        change(
            row,
            next,
            Optional.of(TestOperator.approve(intent(row, new Sign(PAYROLL)), ALICE, BOB))));
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        change(
            row,
            new UpdatePolicy(AccountPolicy.OPEN),
            Optional.of(TestOperator.approve(intent(row, next), ALICE, BOB))));
  }

  @Test
  void anOlderRowIsRefusedInOneLifeAndShowsInReceiptsAfterARestart() {
    Account old = root.generate("hostile-rollback", policy(1, ALICE, BOB));
    DsseEnvelope bobsOld = TestOperator.approve(intent(old, new Sign(THEFT)), BOB);
    assertInstanceOf(Signed.class, sign(old, THEFT, bobsOld));
    var withoutBob = new UpdatePolicy(policy(1, ALICE));
    Account current =
        assertInstanceOf(
                Changed.class,
                change(
                    old,
                    withoutBob,
                    Optional.of(TestOperator.approve(intent(old, withoutBob), ALICE))))
            .account();
    DsseEnvelope alices = TestOperator.approve(intent(current, new Sign(PAYROLL)), ALICE);
    assertInstanceOf(Signed.class, sign(current, PAYROLL, alices));

    assertRefused(ErrorCode.INTENT_REFUSED, sign(current, THEFT, bobsOld)); // a removed operator
    DsseEnvelope alicesOld = TestOperator.approve(intent(old, new Sign(PAYROLL)), ALICE);
    assertRefused(ErrorCode.INTENT_REFUSED, sign(current, PAYROLL, alicesOld)); // a stale version
    assertRefused(
        ErrorCode.STALE_ROW, sign(old, THEFT, bobsOld)); // the old row, with its operators

    try (RootOnParent restarted = new RootOnParent(stack, NEXT_LIFE)) {
      var replayed = new SignCommand(old, THEFT, Optional.of(bobsOld), Optional.empty());
      assertInstanceOf(Signed.class, restarted.enclave().sign(replayed));
      SigningReceipt receipt = newest(restarted.receipts());
      assertInstanceOf(Outcome.Signed.class, receipt.entry().outcome());
      assertEquals(AccountReference.of(old), receipt.entry().account());
      assertTrue(receipt.entry().account().version() < current.sealing().version());
    }
  }

  @Test
  void aRefusalLeavesAReceiptThatNamesItsCode() {
    sign(payroll(ALICE));
    assertEquals(
        new Outcome.Refused(ErrorCode.APPROVALS_MISSING),
        newest(root.receipts()).entry().outcome());
  }

  private static SigningReceipt newest(Receipts receipts) {
    return ReceiptJson.decode(receipts.receipts().getLast().payload());
  }

  private static Object change(Account row, UpdatePolicy change, Optional<DsseEnvelope> intent) {
    return root.enclave().change(new ChangeAccountCommand(row, change, intent, Optional.empty()));
  }

  private static Account with(Account row, PolicyText policy) {
    Sealing sealing = row.sealing();
    return new Account(
        new AccountName(row.name().value()),
        row.publicKey(),
        policy,
        row.createdAt(),
        row.birthCertificate(),
        sealing);
  }
}
