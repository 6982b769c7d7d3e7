package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.account.AccountName;
import java.time.Instant;
import java.util.UUID;

/// What a kept intent is found by.
///
/// @param expires to the second; some time after it the table forgets the intent
public record IntentSlip(UUID id, AccountName account, Instant expires) {
  /// That of `intent`.
  public static IntentSlip of(Intent intent) {
    return new IntentSlip(intent.id(), intent.account().name(), intent.expires());
  }
}
