package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.port.out.PendingIntents;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which intents are asked for.
///
/// @param after as `next` of the page before: expiry in seconds since 1970, a dot, the id
record IntentQuery(
    State.Word state,
    Optional<AccountName> account,
    int limit,
    Optional<PendingIntents.Mark> after) {
  /// Each costs a reading of its account's row and policy, and may be long.
  private static final int MAX_PAGE = 20;

  static IntentQuery of(Inquiry inquiry) {
    return new IntentQuery(
        inquiry.query("state").map(IntentQuery::state).orElse(State.Word.PENDING),
        inquiry.query("account").map(AccountName::new),
        inquiry.query("limit").map(IntentQuery::limit).orElse(MAX_PAGE),
        inquiry.query("after").map(IntentQuery::mark));
  }

  static String text(PendingIntents.Mark mark) {
    return mark.expires().getEpochSecond() + "." + mark.id();
  }

  private static State.Word state(String text) {
    for (State.Word word : State.Word.values()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
        return word;
      }
    }
    throw refused("'state' is pending, signed, rejected or withdrawn");
  }

  private static int limit(String text) {
    if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MAX_PAGE) {
      throw refused("'limit' is 1 to " + MAX_PAGE);
    }
    return Integer.parseInt(text);
  }

  private static PendingIntents.Mark mark(String text) {
    if (!text.matches("[0-9]{1,11}[.][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw refused("'after' is the 'next' of the page before");
    }
    int dot = text.indexOf('.');
    return new PendingIntents.Mark(
        Instant.ofEpochSecond(Long.parseLong(text.substring(0, dot))),
        UUID.fromString(text.substring(dot + 1)));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
