package io.nitrowallet.domain.port.in;

import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.summary.Summary;

/// What became of an {@link ExplainCommand}.
public sealed interface ExplainResult permits ExplainResult.Explained, Refused {
  /// It was explained, and nothing was signed.
  ///
  /// @param summary what would be signed, in the enclave's words
  /// @param decision which rule of the row's policy would allow it, or why none does. The policy is
  ///   unverified: whether it is the account's shows only when the row is opened
  /// @param signedResult the enclave's statement of it, signed by its identity
  record Explained(Summary summary, Decision decision, DsseEnvelope signedResult)
      implements ExplainResult {}
}
