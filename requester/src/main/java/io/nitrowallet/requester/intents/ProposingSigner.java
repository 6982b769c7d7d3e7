package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.accounts.RowSigning;
import java.util.List;
import java.util.Optional;

/// Signs for machines. What wants approvals becomes an intent that waits for them, and an error
/// with its id; the same request again is signed once there are enough.
public final class ProposingSigner implements RowSigning {
  private final AccountSigning signing;
  private final IntentDrafts drafts;
  private final IntentDesk desk;

  /// @param desk where intents are left for operators
  public ProposingSigner(AccountSigning signing, IntentDrafts drafts, IntentDesk desk) {
    this.signing = signing;
    this.drafts = drafts;
    this.desk = desk;
  }

  /// @throws ApprovalsMissing with the intent's id
  @Override
  public <S extends Signable> SignedBy<S> sign(Found found, S signable) {
    try {
      return signing.sign(found, signable);
    } catch (RefusedException e) {
      if (e.code() != ErrorCode.APPROVALS_MISSING) {
        throw e;
      }
      return approved(found, signable, e);
    }
  }

  private <S extends Signable> SignedBy<S> approved(Found found, S signable, RefusedException why) {
    IntentReview review = waiting(found.account(), signable, why);
    PendingIntent pending = review.pending();
    Optional<SignedBy<S>> signed =
        switch (pending.state()) {
          case State.Pending _, State.Signed _ -> attempt(review, found, signable);
          case State.Rejected _, State.Withdrawn _ -> Optional.empty();
        };
    return signed.orElseThrow(() -> missing(review, why));
  }

  /// An intent of the window before serves while it holds: what was approved of it is not lost when
  /// the next window begins. Where no intent can be kept the caller is told so, and that approvals
  /// are missing first of all.
  private IntentReview waiting(Account account, Signable signable, RefusedException why) {
    try {
      return desk.kept(drafts.earlierOfMachine(account, signable))
          .orElseGet(() -> propose(account, signable));
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.APPROVALS_MISSING,
          "%s; no intent could be left for them: %s".formatted(why.sentence(), e.sentence()),
          e);
    }
  }

  /// Ids of machines' intents can be foretold, and whoever may leave intents can have taken one.
  private IntentReview propose(Account account, Signable signable) {
    try {
      return propose(drafts.ofMachine(account, signable));
    } catch (RefusedException e) {
      if (e.code() != ErrorCode.INTENT_CHANGED) {
        throw e;
      }
      var action = new IntentAction.Sign(signable);
      return propose(drafts.draft(account, action, Intent.MAX_LIFETIME));
    }
  }

  private IntentReview propose(Intent intent) {
    return desk.propose(IntentJson.encode(intent), List.of());
  }

  private <S extends Signable> Optional<SignedBy<S>> attempt(
      IntentReview review, Found found, S signable) {
    if (review.standing().approvals().isEmpty() || review.standing().missing() > 0) {
      return Optional.empty();
    }
    SignedBy<S> signed = signing.sign(found, signable, review.envelope());
    desk.noteSigned(review.pending());
    return Optional.of(signed);
  }

  private static ApprovalsMissing missing(IntentReview review, RefusedException why) {
    String id = review.pending().slip().id().toString();
    String sentence =
        switch (review.pending().state()) {
          case State.Rejected _, State.Withdrawn _ ->
              "the intent %s was %s: ask why before asking again"
                  .formatted(id, review.end().orElseThrow());
          case State.Pending _, State.Signed _ ->
              "%s %s, until %s; then %s"
                  .formatted(why.sentence(), id, review.intent().expires(), then(review.intent()));
        };
    return new ApprovalsMissing(review.pending().slip().id(), sentence);
  }

  private static String then(Intent intent) {
    return IntentDrafts.isFoundAgain(intent)
        ? "send the same request again"
        : "have it signed by this id: another intent has the one that the request would find";
  }
}
