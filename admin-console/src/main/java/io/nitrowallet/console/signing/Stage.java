package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.ChainAccess.Fate;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.intents.IntentReview;

/// How far something to be signed has come.
public sealed interface Stage {
  /// It is being written.
  record Writing() implements Stage {}

  /// The enclave said what it would do; somebody looks at it.
  ///
  /// @param novel whether this console never signed for this recipient before
  record Reviewed(ExplainedFor<Signable> explained, boolean novel) implements Stage {}

  /// It was signed, and is nowhere but here.
  record Signed(SignedBy<Signable> signed) implements Stage {}

  /// It waits for other operators.
  record Proposed(IntentReview intent) implements Stage {}

  /// The node has it.
  record Sent(SignedBy<Signable> signed, SignedTransaction transaction, Fate fate)
      implements Stage {}
}
