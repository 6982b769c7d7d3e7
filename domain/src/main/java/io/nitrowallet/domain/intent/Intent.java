package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// What operators intend with an account in one state of it, for a limited time (protocol.md §4).
/// Their signatures are over its JSON.
///
/// @param account as the row is; any change of the row voids the intent
/// @param notBefore from when on, to the second
/// @param expires from when on no more, to the second, at most {@link #MAX_LIFETIME} later
public record Intent(
    UUID id, AccountReference account, Instant notBefore, Instant expires, IntentAction action) {
  /// The media type of an intent's JSON.
  public static final String PAYLOAD_TYPE = "application/vnd.nitro-wallet.intent+json";

  /// How long an intent holds at most.
  public static final Duration MAX_LIFETIME = Duration.ofHours(24);

  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} unless it holds for more than
  ///   no time and at most {@link #MAX_LIFETIME}, in whole seconds
  public Intent {
    boolean ordered = notBefore.isBefore(expires);
    if (!ordered || Duration.between(notBefore, expires).compareTo(MAX_LIFETIME) > 0) {
      throw refused("an intent expires after its notBefore, at most 24 hours later");
    }
    if (isFractional(notBefore) || isFractional(expires)) {
      throw refused("an intent's times are whole seconds");
    }
  }

  /// Demands that it is about `current` and holds at `now`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED}, which says the difference
  public void requireFor(AccountReference current, Instant now) {
    if (!account.name().equals(current.name()) || !account.address().equals(current.address())) {
      throw refused("the intent is for another account");
    }
    if (account.version() != current.version()) {
      throw refused(
          "the intent is for version %s of the account, which is at %s: make a new one"
              .formatted(account.version(), current.version()));
    }
    if (!account.policyHash().equals(current.policyHash())) {
      throw refused("the intent is for another policy of the account: make a new one");
    }
    if (now.isBefore(notBefore)) {
      throw refused("the intent does not hold before " + notBefore);
    }
    if (!now.isBefore(expires)) {
      throw refused("the intent expired at " + expires + ": make a new one");
    }
  }

  private static boolean isFractional(Instant time) {
    return !time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INTENT_REFUSED, sentence);
  }
}
