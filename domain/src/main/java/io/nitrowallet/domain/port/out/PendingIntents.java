package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The intents of `IntentTable`. They are added and changed; the table forgets them by itself some
/// time after they expired.
///
/// Every method refuses with {@link ErrorCode#UNAVAILABLE}, {@link ErrorCode#CREDENTIALS_REJECTED}
/// or {@link ErrorCode#RESOURCE_NOT_FOUND} where the table cannot be used.
public interface PendingIntents {
  /// The most intents of a page.
  int MAX_PAGE = 100;

  /// Adds `intent` unless there is one of its id. A timed-out write is resolved by reading it back.
  ///
  /// @return what the table has under this id: `intent`, or an earlier one
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if that is malformed
  PendingIntent insert(PendingIntent intent);

  /// The intent of this id, read consistently.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if it is malformed
  Optional<PendingIntent> find(UUID id);

  /// Replaces the intent of `next`'s id, if its revision is the one before `next`'s. Of several at
  /// once exactly one succeeds.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_CHANGED} if it has another: read it
  ///   again
  void update(PendingIntent next);

  /// Intents that have not expired, in the order in which they will. A page may hold fewer than
  /// asked for although more follow. What was just written may be missing for a moment.
  Page list(Query query);

  /// What is listed.
  ///
  /// @param account only this one's
  /// @param now what has expired by then is left out
  /// @param limit 1 to {@link #MAX_PAGE}
  /// @param after the last one of the page before
  record Query(
      PendingIntent.State.Word state,
      Optional<AccountName> account,
      Instant now,
      int limit,
      Optional<Mark> after) {
    /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the limit is out of range
    public Query {
      if (limit < 1 || limit > MAX_PAGE) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE, "a page holds 1 to " + MAX_PAGE + " intents");
      }
    }
  }

  /// A place in a listing: behind this intent.
  record Mark(Instant expires, UUID id) {}

  /// One page of a listing.
  ///
  /// @param unreadable how many intents could not be read
  /// @param next where the next page starts, absent on the last one
  record Page(List<PendingIntent> intents, int unreadable, Optional<Mark> next) {
    /// Copies the list.
    public Page {
      intents = List.copyOf(intents);
    }
  }
}
