package io.nitrowallet.domain.decision;

import java.util.List;

/// The outcome of evaluating a policy: which rule decides, or that none does.
public sealed interface Decision {
  /// The rules that did not match, in their order: those before the one that decides, or all.
  List<PassedOver> passedOver();

  /// A rule allows it.
  ///
  /// @param rule its name
  /// @param approvals how many operators it wants, whether or not they approved yet
  record Allowed(String rule, int approvals, List<PassedOver> passedOver) implements Decision {
    /// Copies the list.
    public Allowed {
      passedOver = List.copyOf(passedOver);
    }
  }

  /// No rule allows it.
  ///
  /// @param reason a sentence that is safe to show
  record Denied(String reason, List<PassedOver> passedOver) implements Decision {
    /// Copies the list.
    public Denied {
      passedOver = List.copyOf(passedOver);
    }
  }
}
