package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.SigningOperator;
import io.nitrowallet.requester.sending.Broadcast;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whom signing takes. All of it waits, and is used in the background.
public final class SigningServices {
  private final Provider<PinnedAccounts> accounts;
  private final Provider<AccountExplanation> explanation;
  private final Provider<AccountSigning> signing;
  private final Provider<IntentDrafts> drafts;
  private final Provider<IntentDesk> intents;
  private final Optional<ChainAccess> chain;
  private final KnownRecipients recipients;

  @Inject
  SigningServices(
      Provider<PinnedAccounts> accounts,
      Provider<AccountExplanation> explanation,
      Provider<AccountSigning> signing,
      Provider<IntentDrafts> drafts,
      Provider<IntentDesk> intents,
      Optional<ChainAccess> chain,
      KnownRecipients recipients) {
    this.accounts = accounts;
    this.explanation = explanation;
    this.signing = signing;
    this.drafts = drafts;
    this.intents = intents;
    this.chain = chain;
    this.recipients = recipients;
  }

  /// The chain, where the profile names a node.
  Optional<ChainAccess> chain() {
    return chain;
  }

  /// What `request` would do, in the enclave's words.
  Stage.Reviewed review(AccountName name, Request request) {
    Found found = accounts.get().find(name);
    Signable signable = request.signable(found.account().address(), chain);
    ExplainedFor<Signable> explained = explanation.get().explain(found, signable);
    if (explained.summary().edition() != Summary.EDITION) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED,
          "the enclave words its summaries in another way than this console, which cannot compare"
              + " them with its own: use a console of the enclave's release");
    }
    return new Stage.Reviewed(explained, recipients.isNew(found.account().address(), signable));
  }

  /// Has it signed; the recipient is known from now on.
  SignedBy<Signable> sign(ExplainedFor<Signable> explained) {
    SignedBy<Signable> signed = signing.get().sign(explained.found(), explained.signable());
    recipients.remember(explained.found().account().address(), explained.signable());
    return signed;
  }

  /// Leaves it for other operators, approved of by this one.
  IntentReview propose(
      ExplainedFor<Signable> explained, SigningOperator operator, Duration lifetime) {
    Intent intent =
        drafts
            .get()
            .draft(
                explained.found().account(), new IntentAction.Sign(explained.signable()), lifetime);
    IntentReview review = intents.get().look(intent);
    DsseSignature approval = operator.sign(Verdict.APPROVAL, review);
    return intents.get().propose(review.pending().payload(), List.of(approval));
  }

  /// Gives it to the node.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if the node does not say that it
  ///   has it; with {@link ErrorCode#INVALID_TRANSACTION} if it says that it will not
  Broadcast.Taken broadcast(ChainAccess node, SignedTransaction transaction) {
    return switch (node.broadcast(transaction)) {
      case Broadcast.Taken taken -> taken;
      case Broadcast.Refused(var error) ->
          throw new RefusedException(
              ErrorCode.INVALID_TRANSACTION, "the node refuses it: " + error.message());
      case Broadcast.Unknown _ ->
          throw new RefusedException(
              ErrorCode.UNAVAILABLE,
              "the node did not say whether it took the transaction; to send it again does no harm,"
                  + " since it is the same one");
    };
  }
}
