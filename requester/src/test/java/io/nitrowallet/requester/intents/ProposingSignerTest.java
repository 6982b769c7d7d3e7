package io.nitrowallet.requester.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProposingSignerTest {
  private static final Signable TEXT = Crew.message("pay");
  private Instant now = Instant.parse("2026-11-26T09:30:00Z");
  private final Scene scene = new Scene().keep(Crew.account());
  private final MemoryIntents table = scene.intents();
  private final PinnedAccounts pinned = new PinnedAccounts(scene, scene.pins());
  private final ApprovingEnclave enclave = new ApprovingEnclave(() -> now);
  private final IntentDesk desk =
      new IntentDesk(table, new IntentReviews(pinned, PolicyJson::decode, () -> now), () -> now);
  private final IntentDrafts drafts = new IntentDrafts(new SecureRandom()::nextBytes, () -> now);
  private final ProposingSigner signer =
      new ProposingSigner(new AccountSigning(pinned, enclave), drafts, desk);

  private SignedBy<Signable> sign(Signable signable) {
    return signer.sign(pinned.find(new AccountName("treasury")), signable);
  }

  private UUID missing() {
    ApprovalsMissing refusal = assertThrows(ApprovalsMissing.class, () -> sign(TEXT));
    assertEquals(ErrorCode.APPROVALS_MISSING, refusal.code());
    assertTrue(refusal.sentence().contains(refusal.intentId().toString()), refusal.sentence());
    return refusal.intentId();
  }

  private void say(UUID id, String operator, Verdict verdict) {
    IntentReview review = desk.find(id);
    DsseSignature signature = Crew.says(operator, verdict, review.pending().payload());
    desk.handIn(review, verdict, signature);
  }

  @Test
  void leavesAnIntentThatNobodyApprovedYet() {
    UUID id = missing();
    PendingIntent pending = table.find(id).orElseThrow();
    assertEquals(List.of(), pending.approvals());
    assertEquals(1, enclave.asked.size());
    assertEquals(Optional.empty(), enclave.asked.getFirst().intent());
  }

  @Test
  void tryingAgainFillsNoTable() {
    UUID first = missing();
    assertEquals(first, missing());
    assertEquals(1, table.all().size());
  }

  @Test
  void signsTheSameRequestOnceThereAreEnoughApprovals() {
    UUID id = missing();
    say(id, "alice", Verdict.APPROVAL);
    missing();
    say(id, "bob", Verdict.APPROVAL);
    var signed = sign(TEXT);
    assertEquals("texts", signed.rule());
    assertEquals(State.Word.SIGNED, table.find(id).orElseThrow().state().word());
    assertEquals(signed.signature(), sign(TEXT).signature());
  }

  @Test
  void approvalsAreNotLostWhenTheWindowEnds() {
    now = Instant.parse("2026-11-26T11:59:00Z");
    UUID id = missing();
    say(id, "alice", Verdict.APPROVAL);
    now = Instant.parse("2026-11-26T12:00:00Z");
    assertEquals(id, missing());
    say(id, "bob", Verdict.APPROVAL);
    now = Instant.parse("2026-11-26T23:59:59Z");
    assertEquals("texts", sign(TEXT).rule());
    assertEquals(1, table.all().size());
  }

  @Test
  void whatExpiredServesNoMore() {
    now = Instant.parse("2026-11-26T11:59:00Z");
    UUID id = missing();
    now = Instant.parse("2026-11-27T00:00:00Z");
    assertNotEquals(id, missing());
    assertEquals(2, table.all().size());
  }

  @Test
  void approvalsOfOneRequestAreNoneOfAnother() {
    UUID id = missing();
    say(id, "alice", Verdict.APPROVAL);
    say(id, "bob", Verdict.APPROVAL);
    assertThrows(ApprovalsMissing.class, () -> sign(Crew.message("pay more")));
  }

  @Test
  void anIdThatSomebodyTookStopsNobody() {
    Intent expected = drafts.ofMachine(Crew.account(), TEXT);
    Intent squatter =
        new Intent(
            expected.id(),
            expected.account(),
            expected.notBefore(),
            expected.expires(),
            new IntentAction.Sign(Crew.message("pay mallory")));
    desk.propose(IntentJson.encode(squatter), List.of());
    ApprovalsMissing refusal = assertThrows(ApprovalsMissing.class, () -> sign(TEXT));
    UUID id = refusal.intentId();
    assertNotEquals(expected.id(), id);
    assertTrue(refusal.sentence().contains("signed by this id"), refusal.sentence());
    say(id, "alice", Verdict.APPROVAL);
    say(id, "bob", Verdict.APPROVAL);
    var signing = new IntentSigning(desk, new AccountSigning(pinned, enclave));
    assertEquals(TEXT, signing.sign(desk.find(id)).signed().signable());
  }

  @Test
  void nobodyWithdrawsWhatAMachineAskedFor() {
    UUID id = missing();
    say(id, "alice", Verdict.APPROVAL);
    var refusal = assertThrows(RefusedException.class, () -> say(id, "alice", Verdict.WITHDRAWAL));
    assertTrue(refusal.sentence().contains("reject it instead"), refusal.sentence());
    say(id, "alice", Verdict.REJECTION);
    assertEquals(State.Word.REJECTED, table.find(id).orElseThrow().state().word());
  }

  @Test
  void whatWasRejectedStaysSo() {
    UUID id = missing();
    say(id, "alice", Verdict.APPROVAL);
    say(id, "bob", Verdict.APPROVAL);
    say(id, "carol", Verdict.REJECTION);
    ApprovalsMissing refusal = assertThrows(ApprovalsMissing.class, () -> sign(TEXT));
    assertEquals(id, refusal.intentId());
    assertTrue(refusal.sentence().contains("was rejected by carol: ask why"), refusal.sentence());
  }

  @Test
  void aRejectionThatNobodySignedIsToldAsTheTablesWord() {
    UUID id = missing();
    PendingIntent kept = table.find(id).orElseThrow();
    DsseSignature forged = new DsseSignature("carol", Bytes.ofHex("00"));
    table.overwrite(
        new PendingIntent(
            kept.slip(), kept.payload(), kept.approvals(), new State.Rejected(forged), 2));
    ApprovalsMissing refusal = assertThrows(ApprovalsMissing.class, () -> sign(TEXT));
    assertTrue(refusal.sentence().contains("says the table"), refusal.sentence());
  }

  @Test
  void otherRefusalsLeaveNothing() {
    var digest = new BareDigest(TEXT.digest());
    var refusal = assertThrows(RefusedException.class, () -> sign(digest));
    assertEquals(ErrorCode.POLICY_DENIED, refusal.code());
    assertEquals(List.of(), table.all());
  }

  @Test
  void saysBothWhereNoIntentCanBeKept() {
    table.breakDown();
    var refusal = assertThrows(RefusedException.class, () -> sign(TEXT));
    assertEquals(ErrorCode.APPROVALS_MISSING, refusal.code());
    assertTrue(refusal.sentence().contains("wants 2 approvals"), refusal.sentence());
    assertTrue(refusal.sentence().contains("does not answer"), refusal.sentence());
  }
}
