package io.nitrowallet.console.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.OperatorSeat.Empty;
import io.nitrowallet.console.session.OperatorSeat.Seat;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentReview;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HindranceTest {
  private static final SigningPermit GRANTED = new SigningPermit.Granted();
  private static final SigningPermit WITHHELD =
      new SigningPermit.Withheld(SigningPermit.Reason.UNKNOWN, "");

  private final Desks desks = new Desks();

  private Optional<Hindrance> of(Act act, IntentReview review, Seat seat, SigningPermit permit) {
    return Hindrance.of(act, review, new Hindrance.Desk(seat, permit, desks.now));
  }

  private Optional<Hindrance> of(Act act, IntentReview review, Seat seat) {
    return of(act, review, seat, GRANTED);
  }

  private boolean isWanted(IntentReview review, Seat seat) {
    return Hindrance.isWanted(review, new Hindrance.Desk(seat, WITHHELD, desks.now));
  }

  @Test
  void anotherOperatorApprovesAndRejects() {
    IntentReview review = desks.propose("pay", "alice");
    Seat bob = Desks.unlocked("bob");
    assertEquals(Optional.empty(), of(Act.APPROVE, review, bob));
    assertEquals(Optional.empty(), of(Act.REJECT, review, bob));
    assertEquals(Optional.of(Hindrance.NOT_THE_PROPOSER), of(Act.WITHDRAW, review, bob));
    assertEquals(Optional.of(Hindrance.APPROVALS_MISSING), of(Act.DO, review, bob));
    assertTrue(isWanted(review, bob));
  }

  @Test
  void whoeverProposedItWithdrawsItAndApprovesOnce() {
    IntentReview review = desks.propose("pay", "alice");
    Seat alice = Desks.unlocked("alice");
    assertEquals(Optional.empty(), of(Act.WITHDRAW, review, alice));
    assertEquals(Optional.of(Hindrance.APPROVED_ALREADY), of(Act.APPROVE, review, alice));
    assertFalse(isWanted(review, alice));
  }

  @Test
  void aLockedKeyIsSaidButWantedAllTheSame() {
    IntentReview review = desks.propose("pay", "alice");
    assertEquals(Optional.of(Hindrance.LOCKED), of(Act.APPROVE, review, Desks.locked("bob")));
    assertTrue(isWanted(review, Desks.locked("bob")));
    assertFalse(isWanted(review, Desks.locked("mallory")));
    assertFalse(isWanted(review, new Empty()));
  }

  /// threat-model.md, malicious operator: a name is no key.
  @Test
  void whoeverHasAnothersKeyIsNoOperator() {
    IntentReview review = desks.propose("pay", "alice");
    Seat mallory = Desks.impostor("bob", "carol");
    for (Act act : List.of(Act.APPROVE, Act.REJECT, Act.WITHDRAW)) {
      assertEquals(Optional.of(Hindrance.NOT_AN_OPERATOR), of(act, review, mallory));
    }
    assertFalse(isWanted(review, mallory));
  }

  /// threat-model.md, fake enclave: nothing is signed for it, but whatever waits can be stopped.
  @Test
  void withoutAPermitNobodyApprovesOrSignsAndAnybodyRejects() {
    IntentReview review = desks.propose("pay", "alice", "carol");
    Seat bob = Desks.unlocked("bob");
    assertEquals(Optional.of(Hindrance.NO_PERMIT), of(Act.APPROVE, review, bob, WITHHELD));
    assertEquals(Optional.of(Hindrance.NO_PERMIT), of(Act.DO, review, bob, WITHHELD));
    assertEquals(Optional.empty(), of(Act.REJECT, review, bob, WITHHELD));
    assertEquals(Optional.empty(), of(Act.DO, review, new Empty()));
  }

  @Test
  void whatEndedOrExpiredIsLeftAlone() {
    IntentReview review = desks.propose("pay", "alice", "bob");
    IntentReview rejected = desks.say("carol", Verdict.REJECTION, review);
    for (Act act : Act.values()) {
      assertEquals(Optional.of(Hindrance.ENDED), of(act, rejected, Desks.unlocked("carol")));
    }
    desks.now = review.intent().expires();
    for (Act act : Act.values()) {
      assertEquals(Optional.of(Hindrance.EXPIRED), of(act, review, Desks.unlocked("carol")));
    }
  }

  @Test
  void whatWasSignedIsSignedAgain() {
    IntentReview review = desks.propose("pay", "alice", "bob");
    desks.desk().noteSigned(review.pending());
    IntentReview signed = desks.desk().find(review.pending().slip().id());
    assertEquals(Optional.empty(), of(Act.DO, signed, new Empty()));
    assertEquals(Optional.of(Hindrance.ENDED), of(Act.REJECT, signed, Desks.unlocked("bob")));
  }

  @Test
  void whatAnEnclaveWouldRefuseIsRejectedOnly() {
    IntentReview review = desks.propose("pay", "alice", "bob");
    String others = Crew.policy().value().replace("texts", "words");
    desks.scene.replaceRow(Crew.account(new PolicyText(others)));
    IntentReview voided = desks.desk().find(review.pending().slip().id());
    Seat carol = Desks.unlocked("carol");
    assertEquals(Optional.of(Hindrance.OBSTACLE), of(Act.APPROVE, voided, carol));
    assertEquals(Optional.of(Hindrance.OBSTACLE), of(Act.DO, voided, carol));
    assertEquals(Optional.empty(), of(Act.REJECT, voided, carol));
    assertFalse(isWanted(voided, carol));
  }

  @Test
  void hasWordsForEachHindranceAndAct() {
    Words words = new Language(Locale.ENGLISH).words(Hindrance.class);
    for (Hindrance hindrance : Hindrance.values()) {
      assertFalse(words.get(hindrance.word()).isEmpty());
    }
    for (Act act : Act.values()) {
      assertFalse(words.get("why." + act.word(), words.get("act." + act.word())).isEmpty());
    }
  }
}
