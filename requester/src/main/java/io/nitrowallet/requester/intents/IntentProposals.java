package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Leaves intents for other operators to approve, approved of by the one who asks.
public final class IntentProposals {
  private final IntentDrafts drafts;
  private final IntentDesk desk;

  /// Composes the parts.
  public IntentProposals(IntentDrafts drafts, IntentDesk desk) {
    this.drafts = drafts;
    this.desk = desk;
  }

  /// Proposes `action` for `account`.
  ///
  /// @param approval signs what it is shown; not asked where no approval could help
  /// @throws RefusedException with {@link ErrorCode#POLICY_DENIED} if the account's policy denies
  ///   it however many approve; as {@link IntentDesk#propose} does
  public IntentReview propose(
      Account account,
      IntentAction action,
      Duration lifetime,
      Function<IntentReview, DsseSignature> approval) {
    IntentReview review = desk.look(drafts.draft(account, action, lifetime));
    review
        .standing()
        .obstacle()
        .ifPresent(sentence -> {
          throw new RefusedException(ErrorCode.POLICY_DENIED, sentence);
        });
    return desk.propose(review.pending().payload(), List.of(approval.apply(review)));
  }
}
