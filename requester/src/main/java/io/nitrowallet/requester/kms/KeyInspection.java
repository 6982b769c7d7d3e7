package io.nitrowallet.requester.kms;

import io.nitrowallet.domain.account.KeyArn;
import java.time.Instant;

/// A KMS key, as KMS describes it to whoever may look.
///
/// @param state KMS's word, such as `Enabled` or `PendingDeletion`
/// @param policy its key policy, JSON
/// @param grants how many grants there are, which its policy says nothing of
/// @param serverTime when KMS answered, by its own clock, to the second
public record KeyInspection(
    KeyArn arn, String state, String policy, int grants, Instant serverTime) {
  /// Whether it wraps and unwraps.
  public boolean isUsable() {
    return state.equals("Enabled");
  }
}
