package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.domain.port.out.PendingIntents.Query;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentDesk.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Pages of what the table keeps. An intent that cannot be judged does not hide the others; where
/// nothing can be judged since something does not answer, there is no page.
final class IntentPages {
  /// How many rows are read at a time where only some are looked for, and at most for one page.
  private static final int STEP = 20;

  private static final int MAX_READ = 1_000;

  /// A page that is filled ends once its payloads reach this many bytes.
  static final int MAX_PAYLOAD = 1024 * 1024;

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

  /// A page of those about `accounts`, filled from these alone: where a page of the table ends, and
  /// what of it cannot be read, would tell of others' intents.
  ///
  /// @throws RefusedException with {@link ErrorCode#BUSY} if over 1,000 of others come first
  Listing of(Set<AccountName> accounts, Query query) {
    List<PendingIntent> own = new ArrayList<>();
    Optional<PendingIntents.Mark> after = query.after();
    int read = 0;
    do {
      PendingIntents.Page page = table.list(step(query, after));
      page.intents().stream()
          .filter(intent -> accounts.contains(intent.account()))
          .forEach(own::add);
      after = page.next();
      read += STEP;
    } while (after.isPresent()
        && own.size() <= query.limit()
        && payload(own) < MAX_PAYLOAD
        && read < MAX_READ);
    if (own.isEmpty() && after.isPresent()) {
      throw new RefusedException(
          ErrorCode.BUSY,
          "over 1000 intents of others wait before yours: ask for yours by id, or later");
    }
    List<PendingIntent> first = own.stream().limit(query.limit()).toList();
    boolean more = first.size() < own.size() || after.isPresent();
    return listing(query, first, 0, more ? Optional.of(mark(first.getLast())) : Optional.empty());
  }

  private static int payload(List<PendingIntent> intents) {
    return intents.stream().mapToInt(intent -> intent.payload().length()).sum();
  }

  private static Query step(Query query, Optional<PendingIntents.Mark> after) {
    return new Query(query.state(), query.account(), query.now(), STEP, after);
  }

  private static PendingIntents.Mark mark(PendingIntent intent) {
    return new PendingIntents.Mark(intent.slip().expires(), intent.slip().id());
  }

  /// The intent of this id if it is about one of `accounts`. Any other is refused as one that does
  /// not exist, whatever is wrong with it.
  PendingIntent find(UUID id, Set<AccountName> accounts) {
    try {
      return table
          .find(id)
          .filter(intent -> accounts.contains(intent.account()))
          .orElseThrow(() -> IntentDesk.unknown(id));
    } catch (RefusedException e) {
      throw e.code() == ErrorCode.INVALID_ROW ? IntentDesk.unknown(id) : e;
    }
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
