package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.IntentJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where intents are handed in and verdicts on them, and looked at. Thread-safe.
public final class IntentDesk {
  /// How often a change is tried again where others change the intent at the same time.
  private static final int ATTEMPTS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(IntentDesk.class);

  private final PendingIntents table;
  private final IntentReviews reviews;
  private final TimeSource time;
  private final IntentPages pages;

  /// @param table where intents are kept
  public IntentDesk(PendingIntents table, IntentReviews reviews, TimeSource time) {
    this.table = table;
    this.reviews = reviews;
    this.time = time;
    this.pages = new IntentPages(table, reviews);
  }

  /// What would be kept of `intent`, without keeping it: to be looked at before it is signed.
  ///
  /// @throws RefusedException as {@link IntentReviews#review} does
  public IntentReview look(Intent intent) {
    return reviews.review(PendingIntent.fresh(intent, IntentJson.encode(intent), List.of()));
  }

  /// Keeps an intent of which the signatures approve, or finds it where it is kept already.
  ///
  /// @param payload the intent's JSON
  /// @param approvals of distinct operators; none where a machine asks
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if the payload is no intent, or
  ///   one that an enclave would refuse; with {@link ErrorCode#SIGNATURE_REFUSED} if an approval is
  ///   not an operator's; with {@link ErrorCode#INTENT_CHANGED} if another has its id
  public IntentReview propose(Bytes payload, List<DsseSignature> approvals) {
    Intent intent = IntentJson.decode(payload);
    IntentReview review = reviews.review(PendingIntent.fresh(intent, payload, approvals));
    review
        .standing()
        .obstacle()
        .ifPresent(sentence -> {
          throw new RefusedException(ErrorCode.INTENT_REFUSED, sentence);
        });
    approvals.forEach(approval -> Verdict.APPROVAL.require(payload, approval, review.operators()));
    if (review.standing().approvals().size() < approvals.size()) {
      throw new RefusedException(
          ErrorCode.SIGNATURE_REFUSED, "an operator signed the intent twice; they count once");
    }
    PendingIntent kept = table.insert(review.pending());
    if (!kept.payload().equals(payload)) {
      throw new RefusedException(
          ErrorCode.INTENT_CHANGED, "another intent has this id already: make a new one");
    }
    return reviews.review(kept);
  }

  /// What is kept of this very intent; nothing where another has its id.
  ///
  /// @throws RefusedException as {@link IntentReviews#review} does
  public Optional<IntentReview> kept(Intent intent) {
    Bytes payload = IntentJson.encode(intent);
    return table
        .find(intent.id())
        .filter(pending -> pending.payload().equals(payload))
        .map(reviews::review);
  }

  /// The intent of this id.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_NOT_FOUND}; or as {@link
  ///   IntentReviews#review} does
  public IntentReview find(UUID id) {
    return reviews.review(read(id));
  }

  /// The same for whom there are only the intents about `accounts`.
  ///
  /// @throws RefusedException as {@link #find(UUID)} does, where it is about one of them
  public IntentReview find(UUID id, Set<AccountName> accounts) {
    return reviews.review(pages.find(id, accounts));
  }

  /// Hands in an operator's verdict on what `seen` shows. Of several at once none is lost.
  ///
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if it is not an operator's;
  ///   with {@link ErrorCode#INTENT_REFUSED} as {@link IntentReview#requireOpenTo} and {@link
  ///   PendingIntent#with} do; with {@link ErrorCode#ROW_TAMPERED} if the table shows another
  ///   intent now
  public IntentReview handIn(IntentReview seen, Verdict verdict, DsseSignature signature) {
    verdict.require(seen.pending().payload(), signature, seen.operators());
    seen.requirePending();
    seen.requireOpenTo(verdict);
    return reviews.review(
        change(
            seen.pending(), current -> current.cleared(seen.operators()).with(verdict, signature)));
  }

  /// Notes that an enclave did it. Whatever else became of it meanwhile stands.
  ///
  /// @return a sentence where the table could not be told: what was done is done, and that must not
  ///   keep anybody from having it
  public Optional<String> noteSigned(PendingIntent signed) {
    try {
      change(
          signed, current -> current.state() instanceof State.Pending ? current.signed() : current);
      return Optional.empty();
    } catch (RefusedException e) {
      LOG.warn("intent={} signed, not noted: {}", signed.slip().id(), e.code());
      return Optional.of("it was done, but the table of intents does not show it: " + e.sentence());
    }
  }

  /// One page of intents that have not expired, each with its review.
  ///
  /// @param account only this one's
  /// @throws RefusedException where the table of accounts cannot be used; what is wrong with one
  ///   row makes one entry doubtful
  public Listing list(
      State.Word state,
      Optional<AccountName> account,
      int limit,
      Optional<PendingIntents.Mark> after) {
    return pages.all(new PendingIntents.Query(state, account, time.now(), limit, after));
  }

  /// The same for whom there are only the intents about `accounts`: nothing of it tells of others.
  ///
  /// @throws RefusedException with {@link ErrorCode#BUSY} if too many of others come first
  public Listing list(
      Set<AccountName> accounts,
      State.Word state,
      Optional<AccountName> account,
      int limit,
      Optional<PendingIntents.Mark> after) {
    return pages.of(accounts, new PendingIntents.Query(state, account, time.now(), limit, after));
  }

  /// @param next the same intent where nothing is to be changed
  private PendingIntent change(PendingIntent seen, UnaryOperator<PendingIntent> next) {
    for (int attempt = 1; ; attempt++) {
      PendingIntent current = read(seen.slip().id());
      if (!current.payload().equals(seen.payload())) {
        throw new RefusedException(
            ErrorCode.ROW_TAMPERED,
            "the table shows another intent under this id than before: find out who changed it");
      }
      PendingIntent changed = next.apply(current);
      try {
        if (!changed.equals(current)) {
          table.update(changed);
        }
        return changed;
      } catch (RefusedException e) {
        if (e.code() != ErrorCode.INTENT_CHANGED || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private PendingIntent read(UUID id) {
    return table.find(id).orElseThrow(() -> unknown(id));
  }

  /// That there is none of this id.
  public static RefusedException unknown(UUID id) {
    return new RefusedException(
        ErrorCode.INTENT_NOT_FOUND,
        "no intent has the id %s: it may have expired and be gone".formatted(id));
  }

  /// One page.
  ///
  /// @param asOf the time by which nothing of it has expired
  /// @param unreadable how many rows of the table could not be read at all
  public record Listing(
      Instant asOf, List<Entry> entries, int unreadable, Optional<PendingIntents.Mark> next) {
    /// Copies the list.
    public Listing {
      entries = List.copyOf(entries);
    }
  }

  /// A line of a listing: nothing that the table holds is hidden.
  public sealed interface Entry {
    /// What is kept, whatever it is worth.
    PendingIntent pending();

    /// It was read and judged.
    record Reviewed(IntentReview review) implements Entry {
      @Override
      public PendingIntent pending() {
        return review.pending();
      }
    }

    /// It cannot be judged, for the reason that the sentence says.
    record Doubtful(PendingIntent pending, String reason) implements Entry {}
  }
}
