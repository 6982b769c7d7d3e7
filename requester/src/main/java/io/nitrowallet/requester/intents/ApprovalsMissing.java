package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.UUID;

/// A request wants approvals of operators, and became an intent that waits for them.
public final class ApprovalsMissing extends RefusedException {
  private static final long serialVersionUID = 1L;

  private final UUID intentId;

  ApprovalsMissing(UUID intentId, String sentence) {
    super(ErrorCode.APPROVALS_MISSING, sentence);
    this.intentId = intentId;
  }

  /// The intent.
  public UUID intentId() {
    return intentId;
  }
}
