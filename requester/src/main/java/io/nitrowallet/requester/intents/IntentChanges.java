package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.requester.accounts.AccountChanges;
import java.util.Optional;

/// Has an enclave change accounts as operators approved of. The enclave judges whether they are
/// enough.
public final class IntentChanges {
  private final IntentDesk desk;
  private final AccountChanges changes;

  /// @param desk where it is noted that an intent was done
  public IntentChanges(IntentDesk desk, AccountChanges changes) {
    this.desk = desk;
    this.changes = changes;
  }

  /// Makes the change that `review` is about, with all its valid approvals.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if it was rejected or
  ///   withdrawn, or changes nothing; as {@link AccountChanges#change} does
  public Changed change(IntentReview review) {
    if (!(review.intent().action() instanceof IntentAction.AccountChange change)) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED, "this intent asks for a signature and changes nothing");
    }
    IntentSigning.requireWanted(review);
    Account changed = changes.change(review.found().account().name(), change, review.envelope());
    return new Changed(changed, desk.noteSigned(review.pending()));
  }

  /// The row that is there now.
  ///
  /// @param remark a sentence, where the table of intents could not be told
  public record Changed(Account account, Optional<String> remark) {}
}
