package io.nitrowallet.domain.policy;

import java.util.Optional;

/// Something that a rule demands. What cannot be judged on a thing is not met by it; only {@link
/// Types}, {@link Selectors} and {@link NoData} say nothing of what has neither types nor calls.
public sealed interface Constraint
    permits Chains, Types, Recipients, MaxValue, MaxFee, Selectors, Tokens, NoData, Domains, Hours {
  /// Why `subject` does not meet it, as a printable sentence of at most {@value
  /// io.nitrowallet.domain.decision.PassedOver#MAX_REASON} characters; empty where it does.
  Optional<String> objection(Subject subject);
}
