package io.nitrowallet.parent.intents;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.domain.port.out.PendingIntents.Query;
import io.nitrowallet.parent.intents.IntentDesk.Entry;
import io.nitrowallet.parent.intents.IntentDesk.Listing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Pages of what the table keeps. An intent that cannot be judged does not hide the others; where
/// nothing can be judged since something does not answer, there is no page.
final class IntentPages {
  /// What is wrong with an intent itself, or with the row or the policy of its account.
  private static final Set<ErrorCode> FAULTS =
      Set.of(
          ErrorCode.INTENT_REFUSED,
          ErrorCode.INVALID_VALUE,
          ErrorCode.INVALID_TRANSACTION,
          ErrorCode.INVALID_TYPED_DATA,
          ErrorCode.INVALID_USER_OPERATION,
          ErrorCode.UNSUPPORTED_TRANSACTION,
          ErrorCode.INVALID_ROW,
          ErrorCode.INVALID_POLICY,
          ErrorCode.POLICY_UNSUPPORTED,
          ErrorCode.ROW_TAMPERED,
          ErrorCode.ADDRESS_MISMATCH,
          ErrorCode.ACCOUNT_NOT_FOUND);

  private final PendingIntents table;
  private final IntentReviews reviews;

  IntentPages(PendingIntents table, IntentReviews reviews) {
    this.table = table;
    this.reviews = reviews;
  }

  /// A page as the table has it.
  Listing all(Query query) {
    PendingIntents.Page page = table.list(query);
    return listing(query, page.intents(), page.unreadable(), page.next());
  }

  private Listing listing(
      Query query,
      List<PendingIntent> intents,
      int unreadable,
      Optional<PendingIntents.Mark> next) {
    List<Entry> entries = intents.stream().map(this::entry).toList();
    return new Listing(query.now(), entries, unreadable, next);
  }

  private Entry entry(PendingIntent pending) {
    try {
      return new Entry.Reviewed(reviews.review(pending));
    } catch (RefusedException e) {
      if (!FAULTS.contains(e.code())) {
        throw e;
      }
      return new Entry.Doubtful(pending, e.sentence());
    }
  }
}
