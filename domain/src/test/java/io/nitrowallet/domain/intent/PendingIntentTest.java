package io.nitrowallet.domain.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.PendingIntent.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PendingIntentTest {
  private static final Bytes PAYLOAD = Bytes.ofHex("7b7d");
  private static final IntentSlip SLIP =
      new IntentSlip(
          new UUID(1, 2), new AccountName("treasury"), Instant.parse("2026-11-26T12:00:00Z"));

  private static PendingIntent pending(String... approvers) {
    List<DsseSignature> approvals = new ArrayList<>();
    for (String id : approvers) {
      approvals.add(signature(id, Verdict.APPROVAL));
    }
    return new PendingIntent(SLIP, PAYLOAD, approvals, new State.Pending(), 1);
  }

  private static DsseSignature signature(String id, Verdict verdict) {
    return Operators.signature(id, id, verdict.payloadType(), PAYLOAD);
  }

  private static void requireRefused(String words, Executable action) {
    RefusedException refusal = assertThrows(RefusedException.class, action);
    assertEquals(ErrorCode.INTENT_REFUSED, refusal.code());
    assertTrue(refusal.sentence().contains(words), refusal.sentence());
  }

  @Test
  void countsOneRevisionForEachApproval() {
    PendingIntent one = pending().with(Verdict.APPROVAL, signature("alice", Verdict.APPROVAL));
    PendingIntent two = one.with(Verdict.APPROVAL, signature("bob", Verdict.APPROVAL));
    assertEquals(List.of("alice", "bob"), ids(two));
    assertEquals(3, two.revision());
  }

  @Test
  void whoeverApprovesOfAMachinesIntentFirstDidNotProposeIt() {
    PendingIntent machines = pending();
    PendingIntent proposed = pending("alice");
    for (String id : List.of("bob", "carol")) {
      assertEquals(Optional.empty(), machines.initiator());
      assertEquals(Optional.of("alice"), proposed.initiator());
      machines = machines.with(Verdict.APPROVAL, signature(id, Verdict.APPROVAL));
      proposed = proposed.with(Verdict.APPROVAL, signature(id, Verdict.APPROVAL));
    }
    PendingIntent approved = machines;
    assertEquals(Optional.empty(), approved.initiator());
    assertEquals(Optional.of("alice"), proposed.initiator());
    requireRefused(
        "reject it instead",
        () -> approved.with(Verdict.WITHDRAWAL, signature("bob", Verdict.WITHDRAWAL)));
  }

  @Test
  void remembersAfterItsEndWhoProposedIt() {
    PendingIntent proposed =
        pending("alice").with(Verdict.APPROVAL, signature("bob", Verdict.APPROVAL));
    PendingIntent machines = pending().with(Verdict.APPROVAL, signature("alice", Verdict.APPROVAL));
    DsseSignature rejection = signature("bob", Verdict.REJECTION);
    assertEquals(Optional.of("alice"), proposed.signed().initiator());
    assertEquals(Optional.of("alice"), proposed.with(Verdict.REJECTION, rejection).initiator());
    assertEquals(Optional.empty(), machines.signed().initiator());
    assertEquals(Optional.empty(), machines.with(Verdict.REJECTION, rejection).initiator());
    assertEquals(Optional.empty(), pending().with(Verdict.REJECTION, rejection).initiator());
  }

  private static List<String> ids(PendingIntent intent) {
    return intent.approvals().stream().map(DsseSignature::keyId).toList();
  }

  @Test
  void anOperatorApprovesOnce() {
    requireRefused(
        "alice approved of the intent already",
        () -> pending("alice").with(Verdict.APPROVAL, signature("alice", Verdict.APPROVAL)));
  }

  @Test
  void onlyWhoeverProposedItWithdraws() {
    requireRefused(
        "reject it instead",
        () ->
            pending("alice", "bob").with(Verdict.WITHDRAWAL, signature("bob", Verdict.WITHDRAWAL)));
    requireRefused(
        "reject it instead",
        () -> pending().with(Verdict.WITHDRAWAL, signature("bob", Verdict.WITHDRAWAL)));
    PendingIntent withdrawn =
        pending("alice", "bob").with(Verdict.WITHDRAWAL, signature("alice", Verdict.WITHDRAWAL));
    assertEquals(State.Word.WITHDRAWN, withdrawn.state().word());
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSaidOfWhatEnded(Verdict verdict) {
    PendingIntent open = pending("alice");
    for (PendingIntent ended :
        List.of(
            open.with(Verdict.REJECTION, signature("bob", Verdict.REJECTION)),
            open.with(Verdict.WITHDRAWAL, signature("alice", Verdict.WITHDRAWAL)),
            open.signed())) {
      assertEquals(2, ended.revision());
      requireRefused(
          "the table says that the intent was ",
          () -> ended.with(verdict, signature("carol", verdict)));
    }
  }

  @Test
  void saysWhoEndedIt() {
    PendingIntent rejected =
        pending("alice").with(Verdict.REJECTION, signature("bob", Verdict.REJECTION));
    requireRefused(
        "the table says that the intent was rejected by bob",
        () -> rejected.with(Verdict.APPROVAL, signature("carol", Verdict.APPROVAL)));
    assertEquals(Optional.of("signed"), pending("alice").signed().state().end());
    assertEquals(Optional.empty(), pending("alice").state().end());
  }

  @Test
  void onlyAnOperatorsSignatureProvesHowItEnded() {
    var known = Operators.keys("alice", "bob");
    PendingIntent open = pending("alice");
    assertTrue(open.isProven(known));
    assertFalse(open.signed().isProven(known));
    for (Verdict verdict : List.of(Verdict.REJECTION, Verdict.WITHDRAWAL)) {
      PendingIntent ended = open.with(verdict, signature("alice", verdict));
      assertTrue(ended.isProven(known));
      assertFalse(ended.isProven(Operators.keys("bob")));
      assertFalse(
          open.with(verdict, signature("alice", Verdict.APPROVAL)).isProven(known),
          "another verdict");
    }
  }

  @Test
  void whatNobodyKnownApprovedIsCleared() {
    PendingIntent junk =
        new PendingIntent(
            SLIP,
            PAYLOAD,
            List.of(
                new DsseSignature("bob", Bytes.ofHex("00")),
                signature("mallory", Verdict.APPROVAL),
                signature("alice", Verdict.APPROVAL),
                signature("alice", Verdict.APPROVAL),
                signature("carol", Verdict.REJECTION)),
            new State.Pending(),
            7);
    PendingIntent cleared = junk.cleared(Operators.keys("alice", "bob", "carol"));
    assertEquals(List.of("alice"), ids(cleared));
    assertEquals(7, cleared.revision());
    PendingIntent approved = cleared.with(Verdict.APPROVAL, signature("bob", Verdict.APPROVAL));
    assertEquals(List.of("alice", "bob"), ids(approved));
  }

  @Test
  void givesAnEnclaveTheApprovalsThatItIsTold() {
    PendingIntent pending = pending("alice", "bob");
    assertEquals(Optional.empty(), pending.envelope(List.of()));
    var envelope = pending.envelope(pending.approvals().subList(1, 2)).orElseThrow();
    assertEquals(PAYLOAD, envelope.verify(Intent.PAYLOAD_TYPE, Operators.keys("bob")));
  }

  @Test
  void isFoundByWhatTheIntentSays() {
    var account =
        new AccountReference(
            SLIP.account(),
            Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
            3,
            Bytes.ofHex("ab".repeat(32)));
    Intent intent =
        new Intent(
            SLIP.id(),
            account,
            SLIP.expires().minusSeconds(60),
            SLIP.expires(),
            new IntentAction.Sign(PersonalMessage.ofText("hello")));
    PendingIntent fresh = PendingIntent.fresh(intent, PAYLOAD, List.of());
    assertEquals(pending(), fresh);
    assertEquals(SLIP.account(), fresh.account());
  }

  @Test
  void statesGoByTheirNames() {
    DsseSignature signature = signature("alice", Verdict.REJECTION);
    assertEquals(
        List.of(State.Word.values()),
        List.of(
            new State.Pending().word(),
            new State.Rejected(signature).word(),
            new State.Withdrawn(signature).word(),
            new State.Signed().word()));
  }

  @Test
  void keepsNoMoreThanARowHolds() {
    Bytes longest = Bytes.copyOf(new byte[PendingIntent.MAX_PAYLOAD]);
    new PendingIntent(SLIP, longest, List.of(), new State.Pending(), 1);
    requireRefused(
        "at most 224 KiB",
        () ->
            new PendingIntent(
                SLIP, Bytes.concat(longest, Bytes.ofHex("00")), List.of(), new State.Pending(), 1));
    String[] most = new String[64];
    Arrays.setAll(most, number -> "o" + number);
    assertEquals(64, pending(most).approvals().size());
    String[] crowd = new String[65];
    Arrays.setAll(crowd, number -> "o" + number);
    requireRefused("at most 64 approvals", () -> pending(crowd));
  }

  @Test
  void noVerdictPassesForAnother() {
    var known = Operators.keys("alice");
    for (Verdict signed : Verdict.values()) {
      DsseSignature signature = signature("alice", signed);
      for (Verdict claimed : Verdict.values()) {
        assertEquals(signed == claimed, claimed.isBy(PAYLOAD, signature, known));
        if (signed == claimed) {
          claimed.require(PAYLOAD, signature, known);
        } else {
          assertEquals(
              ErrorCode.SIGNATURE_REFUSED,
              assertThrows(RefusedException.class, () -> claimed.require(PAYLOAD, signature, known))
                  .code());
        }
      }
    }
  }

  @Test
  void aVerdictOfNobodyKnownIsNone() {
    DsseSignature signature = signature("mallory", Verdict.REJECTION);
    assertFalse(Verdict.REJECTION.isBy(PAYLOAD, signature, Operators.keys("alice")));
    assertFalse(
        Verdict.REJECTION.isBy(
            PAYLOAD,
            Operators.signature("alice", "mallory", Verdict.REJECTION.payloadType(), PAYLOAD),
            Operators.keys("alice")));
  }

  @Test
  void verdictsAreKnownByTheirTypes() {
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict, Verdict.of(verdict.payloadType()));
    }
    var refusal = assertThrows(RefusedException.class, () -> Verdict.of("text/plain"));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
    assertTrue(refusal.sentence().contains("rejection+json"), refusal.sentence());
  }
}
