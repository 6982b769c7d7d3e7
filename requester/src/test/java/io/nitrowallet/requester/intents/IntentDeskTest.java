package io.nitrowallet.requester.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentDeskTest {
  private static final Account ACCOUNT = Crew.account();
  private Instant now = Instant.parse("2026-11-26T09:30:00Z");
  private final Scene scene = new Scene().keep(ACCOUNT);
  private final MemoryIntents table = scene.intents();
  private final IntentDrafts drafts = new IntentDrafts(new SecureRandom()::nextBytes, () -> now);
  private final PinnedAccounts pinned = new PinnedAccounts(scene, scene.pins());
  private final IntentDesk desk =
      new IntentDesk(table, new IntentReviews(pinned, PolicyJson::decode, () -> now), () -> now);
  private final ApprovingEnclave enclave = new ApprovingEnclave(() -> now);
  private final IntentSigning signing =
      new IntentSigning(desk, new AccountSigning(pinned, enclave));
  private final Intent intent =
      drafts.draft(ACCOUNT, new IntentAction.Sign(Crew.message("pay")), Duration.ofHours(4));

  private IntentReview propose(String... approvers) {
    List<DsseSignature> approvals = new ArrayList<>();
    for (String id : approvers) {
      approvals.add(Crew.says(id, Verdict.APPROVAL, intent));
    }
    return desk.propose(IntentJson.encode(intent), approvals);
  }

  private IntentReview handIn(String id, Verdict verdict) {
    return desk.handIn(desk.find(intent.id()), verdict, Crew.says(id, verdict, intent));
  }

  private static void requireRefused(ErrorCode code, String words, Executable action) {
    RefusedException refusal = assertThrows(RefusedException.class, action);
    assertEquals(code, refusal.code(), refusal.sentence());
    assertTrue(refusal.sentence().contains(words), refusal.sentence());
  }

  @Test
  void showsWhatIsProposedAndWhatIsStillWanted() {
    IntentReview review = propose("alice");
    assertEquals("message", review.words().kind());
    assertEquals(Optional.of("texts"), review.standing().rule());
    assertEquals(2, review.standing().wanted());
    assertEquals(1, review.standing().missing());
    assertEquals(Optional.empty(), review.standing().obstacle());
    assertTrue(review.isProven());
    IntentReview approved = handIn("bob", Verdict.APPROVAL);
    assertEquals(0, approved.standing().missing());
    assertEquals(
        List.of("alice", "bob"),
        approved.standing().approvals().stream().map(DsseSignature::keyId).toList());
  }

  @Test
  void twoOfThreeHaveItSignedAndOneAloneHasNot() {
    propose("alice");
    requireRefused(
        ErrorCode.APPROVALS_MISSING,
        "wants 2 approvals, and there are 1",
        () -> signing.sign(desk.find(intent.id())));
    assertEquals(State.Word.PENDING, desk.find(intent.id()).pending().state().word());
    handIn("carol", Verdict.APPROVAL);
    var signed = signing.sign(desk.find(intent.id()));
    assertEquals("texts", signed.signed().rule());
    assertEquals(Optional.empty(), signed.remark());
    assertEquals(State.Word.SIGNED, desk.find(intent.id()).pending().state().word());
  }

  @Test
  void aRepeatGivesTheSameSignature() {
    propose("alice", "bob");
    var first = signing.sign(desk.find(intent.id())).signed().signature();
    var second = signing.sign(desk.find(intent.id())).signed().signature();
    assertEquals(first, second);
    assertEquals(2, table.all().getFirst().revision());
  }

  @Test
  void aSignatureIsGivenOutAlsoWhereItCannotBeNoted() {
    propose("alice", "bob");
    IntentReview review = desk.find(intent.id());
    table.breakDown();
    var signed = signing.sign(review);
    assertTrue(signed.remark().orElseThrow().contains("does not show it"));
  }

  @Test
  void aRejectionOfAnyOperatorStopsIt() {
    propose("alice", "bob");
    IntentReview rejected = handIn("carol", Verdict.REJECTION);
    assertTrue(rejected.isProven());
    requireRefused(
        ErrorCode.INTENT_REFUSED, "rejected by carol", () -> signing.sign(desk.find(intent.id())));
    assertEquals(0, enclave.asked.size());
    requireRefused(
        ErrorCode.INTENT_REFUSED, "rejected by carol", () -> handIn("carol", Verdict.APPROVAL));
  }

  @Test
  void onlyWhoeverProposedItWithdrawsIt() {
    propose("alice");
    requireRefused(
        ErrorCode.INTENT_REFUSED, "reject it instead", () -> handIn("bob", Verdict.WITHDRAWAL));
    handIn("alice", Verdict.WITHDRAWAL);
    requireRefused(
        ErrorCode.INTENT_REFUSED, "withdrawn by alice", () -> signing.sign(desk.find(intent.id())));
  }

  @Test
  void nobodyApprovesOfWhatAnEnclaveWouldRefuse() {
    propose("alice");
    scene.forget();
    scene.keep(elsewhere());
    requireRefused(
        ErrorCode.INTENT_REFUSED, "for another account", () -> handIn("bob", Verdict.APPROVAL));
    assertEquals(1, table.all().getFirst().revision());
    assertEquals(State.Word.REJECTED, handIn("bob", Verdict.REJECTION).pending().state().word());
  }

  /// A row of the same name and policy in another table: its key is another.
  private static Account elsewhere() {
    Account account = Fixture.account(2);
    return new Account(
        account.name(),
        account.publicKey(),
        ACCOUNT.policy(),
        account.createdAt(),
        account.birthCertificate(),
        account.sealing());
  }

  @ParameterizedTest
  @EnumSource
  void nobodyWithoutAnOperatorsKeySaysAnythingOfIt(Verdict verdict) {
    IntentReview review = propose("alice");
    DsseSignature stranger = Crew.says("mallory", verdict, intent);
    requireRefused(
        ErrorCode.SIGNATURE_REFUSED, "not known", () -> desk.handIn(review, verdict, stranger));
    requireRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "not valid",
        () -> desk.handIn(review, verdict, new DsseSignature("bob", stranger.signature())));
    assertEquals(1, table.all().getFirst().revision());
  }

  @Test
  void noVerdictPassesForAnother() {
    IntentReview review = propose("alice");
    for (Verdict signed : Verdict.values()) {
      for (Verdict claimed : Verdict.values()) {
        if (signed != claimed) {
          requireRefused(
              ErrorCode.SIGNATURE_REFUSED,
              "not valid",
              () -> desk.handIn(review, claimed, Crew.says("bob", signed, intent)));
        }
      }
    }
  }

  @Test
  void keepsBothWhereSomebodyElseIsFaster() {
    IntentReview seen = propose("alice");
    table.beforeNextUpdate(() -> handIn("carol", Verdict.APPROVAL));
    IntentReview both =
        desk.handIn(seen, Verdict.APPROVAL, Crew.says("bob", Verdict.APPROVAL, intent));
    assertEquals(
        List.of("alice", "carol", "bob"),
        both.standing().approvals().stream().map(DsseSignature::keyId).toList());
    assertEquals(both.pending(), table.find(intent.id()).orElseThrow());
  }

  @Test
  void aRejectionThatIsFasterThanAnApprovalStands() {
    IntentReview seen = propose("alice");
    table.beforeNextUpdate(() -> handIn("carol", Verdict.REJECTION));
    requireRefused(
        ErrorCode.INTENT_REFUSED,
        "rejected by carol",
        () -> desk.handIn(seen, Verdict.APPROVAL, Crew.says("bob", Verdict.APPROVAL, intent)));
  }

  @Test
  void losesNoneOfManyApprovalsAtOnce() throws InterruptedException {
    List<String> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      crowd.add("operator-" + i);
    }
    String entries =
        String.join(
            ",",
            crowd.stream()
                .map(
                    id -> "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, Crew.publicKey(id).text()))
                .toList());
    Account shared = Crew.account(Crew.policy(entries));
    scene.replaceRow(shared);
    Intent wanted =
        drafts.draft(shared, new IntentAction.Sign(Crew.message("pay")), Duration.ofHours(1));
    IntentReview review = desk.propose(IntentJson.encode(wanted), List.of());
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (String id : crowd) {
        threads.execute(() -> {
          try {
            start.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          desk.handIn(review, Verdict.APPROVAL, Crew.says(id, Verdict.APPROVAL, wanted));
        });
      }
      start.countDown();
    }
    assertEquals(8, desk.find(wanted.id()).standing().approvals().size());
    assertEquals(9, table.find(wanted.id()).orElseThrow().revision());
  }

  @Test
  void whatAnybodyWroteBesideTheApprovalsDoesNotSpoilThem() {
    propose("alice");
    PendingIntent kept = table.find(intent.id()).orElseThrow();
    List<DsseSignature> spoilt = new ArrayList<>(kept.approvals());
    spoilt.addFirst(new DsseSignature("bob", Bytes.ofHex("00")));
    spoilt.add(Crew.says("mallory", Verdict.APPROVAL, intent));
    spoilt.add(Crew.says("alice", Verdict.APPROVAL, intent));
    spoilt.add(Crew.says("carol", Verdict.APPROVAL, intent));
    table.overwrite(
        new PendingIntent(kept.slip(), kept.payload(), spoilt, kept.state(), kept.revision()));
    IntentReview review = desk.find(intent.id());
    assertEquals(List.of("alice", "carol"), approvers(review));
    assertEquals(List.of("alice", "carol", "bob"), approvers(handIn("bob", Verdict.APPROVAL)));
    assertEquals(3, table.all().getFirst().approvals().size());
    assertEquals("texts", signing.sign(desk.find(intent.id())).signed().rule());
  }

  private static List<String> approvers(IntentReview review) {
    return review.standing().approvals().stream().map(DsseSignature::keyId).toList();
  }

  @Test
  void aRowFullOfApprovalsOfNobodyHasRoomForRightOnes() {
    propose("alice");
    PendingIntent kept = table.find(intent.id()).orElseThrow();
    List<DsseSignature> crowd = new ArrayList<>(kept.approvals());
    while (crowd.size() < 64) {
      crowd.add(new DsseSignature("o" + crowd.size(), Bytes.ofHex("00")));
    }
    table.overwrite(
        new PendingIntent(kept.slip(), kept.payload(), crowd, kept.state(), kept.revision()));
    assertEquals(List.of("alice", "bob"), approvers(handIn("bob", Verdict.APPROVAL)));
  }

  @Test
  void aStateThatNobodySignedIsTheTablesWord() {
    propose("alice");
    PendingIntent kept = table.find(intent.id()).orElseThrow();
    DsseSignature approval = Crew.says("bob", Verdict.APPROVAL, intent);
    table.overwrite(
        new PendingIntent(
            kept.slip(), kept.payload(), kept.approvals(), new State.Rejected(approval), 2));
    IntentReview review = desk.find(intent.id());
    assertFalse(review.isProven());
    String words = "rejected by bob, says the table; no operator's signature shows it";
    requireRefused(ErrorCode.INTENT_REFUSED, words, () -> signing.sign(review));
    requireRefused(ErrorCode.INTENT_REFUSED, words, () -> handIn("carol", Verdict.APPROVAL));
  }

  @Test
  void thatItWasSignedIsTheTablesWordToo() {
    propose("alice");
    PendingIntent kept = table.find(intent.id()).orElseThrow();
    table.overwrite(kept.signed());
    assertFalse(desk.find(intent.id()).isProven());
    requireRefused(
        ErrorCode.INTENT_REFUSED, "signed, says the table", () -> handIn("bob", Verdict.APPROVAL));
  }

  @Test
  void whatEndedMeanwhileTakesNoVerdict() {
    IntentReview seen = propose("alice");
    handIn("carol", Verdict.REJECTION);
    requireRefused(
        ErrorCode.INTENT_REFUSED,
        "the table says that the intent was rejected by carol",
        () -> desk.handIn(seen, Verdict.APPROVAL, Crew.says("bob", Verdict.APPROVAL, intent)));
  }

  @Test
  void refusesAPayloadThatIsExchanged() {
    IntentReview seen = propose("alice");
    Intent other =
        new Intent(
            intent.id(),
            intent.account(),
            intent.notBefore(),
            intent.expires(),
            new IntentAction.Sign(Crew.message("pay mallory")));
    table.overwrite(PendingIntent.fresh(other, IntentJson.encode(other), List.of()));
    requireRefused(
        ErrorCode.ROW_TAMPERED,
        "another intent under this id",
        () -> desk.handIn(seen, Verdict.APPROVAL, Crew.says("bob", Verdict.APPROVAL, intent)));
    table.overwrite(
        new PendingIntent(
            new IntentSlip(new UUID(5, 5), intent.account().name(), intent.expires()),
            IntentJson.encode(intent),
            List.of(),
            new State.Pending(),
            1));
    requireRefused(ErrorCode.ROW_TAMPERED, "another intent", () -> desk.find(new UUID(5, 5)));
  }

  @Test
  void proposesNothingThatAnEnclaveWouldRefuse() {
    Bytes payload = IntentJson.encode(intent);
    requireRefused(
        ErrorCode.INTENT_REFUSED, "malformed", () -> desk.propose(Bytes.ofHex("7b7d"), List.of()));
    requireRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "not known",
        () -> desk.propose(payload, List.of(Crew.says("mallory", Verdict.APPROVAL, intent))));
    DsseSignature alice = Crew.says("alice", Verdict.APPROVAL, intent);
    requireRefused(
        ErrorCode.SIGNATURE_REFUSED,
        "count once",
        () -> desk.propose(payload, List.of(alice, alice)));
    now = intent.expires();
    requireRefused(
        ErrorCode.INTENT_REFUSED, "expired", () -> desk.propose(payload, List.of(alice)));
    assertEquals(List.of(), table.all());
  }

  @Test
  void aChangeOfThePolicyMakesItVoid() {
    propose("alice", "bob");
    scene.replaceRow(
        Crew.account(
            Crew.policy(
                """
                {"id":"alice","key":"%s"},{"id":"dave","key":"%s"}\
                """
                    .formatted(Crew.publicKey("alice").text(), Crew.publicKey("dave").text()))));
    IntentReview review = desk.find(intent.id());
    assertTrue(review.standing().obstacle().orElseThrow().contains("another policy"));
    assertEquals(1, review.standing().approvals().size());
    requireRefused(ErrorCode.INTENT_REFUSED, "", () -> signing.sign(review));
  }

  @Test
  void expiresForEnclaveAndListAlike() {
    propose("alice", "bob");
    assertEquals(1, list().entries().size());
    now = intent.expires();
    assertEquals(0, list().entries().size());
    IntentReview review = desk.find(intent.id());
    assertTrue(review.standing().obstacle().orElseThrow().contains("expired"));
    requireRefused(ErrorCode.INTENT_REFUSED, "expired", () -> signing.sign(review));
  }

  private IntentDesk.Listing list() {
    return desk.list(State.Word.PENDING, Optional.empty(), 10, Optional.empty());
  }

  @Test
  void aListHidesNothingThatCannotBeJudged() {
    propose("alice");
    IntentSlip slip = new IntentSlip(new UUID(5, 5), new AccountName("gone"), intent.expires());
    table.overwrite(new PendingIntent(slip, Bytes.ofHex("00"), List.of(), new State.Pending(), 1));
    List<Entry> entries = list().entries();
    assertEquals(2, entries.size());
    assertEquals(1, entries.stream().filter(entry -> entry instanceof Entry.Reviewed).count());
    Entry.Doubtful doubtful =
        assertInstanceOf(
            Entry.Doubtful.class,
            entries.stream()
                .filter(entry -> entry instanceof Entry.Doubtful)
                .findFirst()
                .orElseThrow());
    assertTrue(doubtful.reason().contains("malformed"), doubtful.reason());
  }

  private IntentDesk.Listing listWhere(ErrorCode code) {
    propose("alice");
    var reviews =
        new IntentReviews(
            pinned,
            _ -> {
              throw new RefusedException(code, "no");
            },
            () -> now);
    return new IntentDesk(table, reviews, () -> now)
        .list(State.Word.PENDING, Optional.empty(), 10, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "CREDENTIALS_REJECTED", "RESOURCE_NOT_FOUND", "INTERNAL"})
  void anOutageIsNoDoubtAboutAnIntent(ErrorCode code) {
    requireRefused(code, "no", () -> listWhere(code));
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_ROW", "INVALID_POLICY", "POLICY_UNSUPPORTED", "ADDRESS_MISMATCH"})
  void aBrokenRowOfAnAccountHidesNoOtherIntents(ErrorCode code) {
    assertInstanceOf(Entry.Doubtful.class, listWhere(code).entries().getFirst());
  }

  @Test
  void saysThatThereIsNone() {
    requireRefused(
        ErrorCode.INTENT_NOT_FOUND, "no intent has the id", () -> desk.find(new UUID(1, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"v\":1}", "{\"v\":2,\"operators\":[],\"rules\":[]}"})
  void aPolicyThatAnEnclaveCannotReadIsAnObstacle(String next) {
    Intent change =
        drafts.draft(
            ACCOUNT, new IntentAction.UpdatePolicy(new PolicyText(next)), Duration.ofHours(1));
    IntentReview review = desk.look(change);
    String obstacle = review.standing().obstacle().orElseThrow();
    assertTrue(obstacle.contains("policy"), obstacle);
    requireRefused(
        ErrorCode.INTENT_REFUSED,
        obstacle,
        () -> desk.propose(IntentJson.encode(change), List.of()));
    table.overwrite(review.pending());
    requireRefused(
        ErrorCode.INTENT_REFUSED,
        obstacle,
        () ->
            desk.handIn(
                desk.find(change.id()),
                Verdict.APPROVAL,
                Crew.says("bob", Verdict.APPROVAL, change)));
  }

  @Test
  void changesOfTheAccountWantWhatChangeWants() {
    Intent change =
        drafts.draft(ACCOUNT, new IntentAction.UpdatePolicy(Crew.policy("")), Duration.ofHours(1));
    IntentReview review = desk.look(change);
    assertEquals(Optional.of("change"), review.standing().rule());
    assertEquals(2, review.standing().wanted());
    assertEquals("updatePolicy", review.words().kind());
    requireRefused(ErrorCode.INTENT_REFUSED, "changes the account", () -> signing.sign(review));
  }
}
