package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import java.util.Optional;

/// Has an enclave sign what operators approved of. The enclave judges whether they are enough.
public final class IntentSigning {
  private final IntentDesk desk;
  private final AccountSigning signing;

  /// @param desk where it is noted that an intent was signed
  public IntentSigning(IntentDesk desk, AccountSigning signing) {
    this.desk = desk;
    this.signing = signing;
  }

  /// Signs what `review` is about, with all its valid approvals. One that was signed before gives
  /// the same signature again.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if it was rejected or
  ///   withdrawn, or is no request for a signature; as the enclave refuses
  public SignedIntent sign(IntentReview review) {
    if (!(review.intent().action() instanceof IntentAction.Sign(Signable signable))) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED,
          "this intent changes the account, which is done otherwise than by signing");
    }
    requireWanted(review);
    SignedBy<Signable> signed = signing.sign(review.found(), signable, review.envelope());
    return new SignedIntent(signed, desk.noteSigned(review.pending()));
  }

  /// Demands that nobody rejected or withdrew it.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED}, which says who did, or that
  ///   the table says so
  public static void requireWanted(IntentReview review) {
    if (!(review.pending().state() instanceof State.Signed)) {
      review.requirePending();
    }
  }

  /// A signature.
  ///
  /// @param remark a sentence, where the table could not be told
  public record SignedIntent(SignedBy<Signable> signed, Optional<String> remark) {}
}
