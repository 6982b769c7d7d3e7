package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.OperatorSeat.Seat;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why something cannot be done about an intent, at this desk, now.
enum Hindrance {
  /// Its time is over.
  EXPIRED,
  /// It was signed, rejected or withdrawn, as far as the table says.
  ENDED,
  /// An enclave would refuse it, however many approve.
  OBSTACLE,
  /// More approvals are wanted.
  APPROVALS_MISSING,
  /// The enclave is not to be trusted now.
  NO_PERMIT,
  /// Nobody with a key sits here.
  NO_OPERATOR,
  /// Whoever sits here is no operator of the account, or has another key there.
  NOT_AN_OPERATOR,
  /// Whoever sits here approved.
  APPROVED_ALREADY,
  /// Somebody else proposed it, or a machine did.
  NOT_THE_PROPOSER,
  /// The key is locked.
  LOCKED;

  /// Its name among the words.
  String word() {
    return "hindrance." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What hinders `act`; nothing where it can be done. Rejecting and withdrawing want no permit:
  /// they only stop.
  static Optional<Hindrance> of(Act act, IntentReview review, Desk desk) {
    if (!review.intent().expires().isAfter(desk.now())) {
      return Optional.of(EXPIRED);
    }
    boolean again = act == Act.DO && review.pending().state() instanceof State.Signed;
    if (review.end().isPresent() && !again) {
      return Optional.of(ENDED);
    }
    return switch (act) {
      case DO -> ofDoing(review, desk);
      case APPROVE -> ofEnclave(review, desk).or(() -> ofSaying(act, review, desk.seat()));
      case REJECT, WITHDRAW -> ofSaying(act, review, desk.seat());
    };
  }

  /// Whether the operator at this desk is asked for an approval, be the key locked or not.
  static boolean isWanted(IntentReview review, Desk desk) {
    return review.standing().missing() > 0
        && of(Act.APPROVE, review, new Desk(desk.seat(), new SigningPermit.Granted(), desk.now()))
            .filter(hindrance -> hindrance != LOCKED)
            .isEmpty();
  }

  private static Optional<Hindrance> ofDoing(IntentReview review, Desk desk) {
    Optional<Hindrance> enclave = ofEnclave(review, desk);
    return enclave.isEmpty() && review.standing().missing() > 0
        ? Optional.of(APPROVALS_MISSING)
        : enclave;
  }

  private static Optional<Hindrance> ofEnclave(IntentReview review, Desk desk) {
    if (review.standing().obstacle().isPresent()) {
      return Optional.of(OBSTACLE);
    }
    return desk.permit() instanceof SigningPermit.Granted
        ? Optional.empty()
        : Optional.of(NO_PERMIT);
  }

  private static Optional<Hindrance> ofSaying(Act act, IntentReview review, Seat seat) {
    return switch (seat) {
      case OperatorSeat.Empty() -> Optional.of(NO_OPERATOR);
      case OperatorSeat.Locked(var identity) ->
          review.operators().containsKey(identity.id())
              ? ofPerson(act, review, identity.id()).or(() -> Optional.of(LOCKED))
              : Optional.of(NOT_AN_OPERATOR);
      case OperatorSeat.Unlocked(var identity, var key) ->
          new SigningOperator(identity.id(), key).isOperatorOf(review)
              ? ofPerson(act, review, identity.id())
              : Optional.of(NOT_AN_OPERATOR);
    };
  }

  private static Optional<Hindrance> ofPerson(Act act, IntentReview review, String id) {
    boolean approved =
        review.standing().approvals().stream().anyMatch(approval -> approval.keyId().equals(id));
    if (act == Act.APPROVE && approved) {
      return Optional.of(APPROVED_ALREADY);
    }
    boolean proposed = review.pending().initiator().equals(Optional.of(id));
    return act == Act.WITHDRAW && !proposed ? Optional.of(NOT_THE_PROPOSER) : Optional.empty();
  }

  /// Who sits here, and what is known of the enclave, at a time.
  record Desk(Seat seat, SigningPermit permit, Instant now) {}
}
