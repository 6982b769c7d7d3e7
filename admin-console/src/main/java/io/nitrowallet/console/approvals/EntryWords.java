package io.nitrowallet.console.approvals;

import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is said of intents, in a list and in detail.
final class EntryWords {
  private static final String UNKNOWN = "?";

  private final Words words;

  @Inject
  EntryWords(Language language) {
    this.words = language.words(EntryWords.class);
  }

  /// What it is about, or what is the matter with it.
  String summary(Entry entry) {
    return switch (entry) {
      case Entry.Doubtful(_, var reason) -> words.get("doubtful", Shown.sentence(reason));
      case Entry.Reviewed(var review) ->
          review
              .standing()
              .obstacle()
              .map(why -> words.get("obstacle", Shown.sentence(why)))
              .orElseGet(() -> Shown.line(review.words().headline()));
    };
  }

  String kind(Entry entry) {
    return of(entry, review -> review.words().kind());
  }

  String approvals(Entry entry) {
    return of(entry, this::count);
  }

  String approvers(Entry entry) {
    return of(entry, this::approvers);
  }

  String pinned(Entry entry) {
    return of(entry, review -> pinned(review.found().pinned()));
  }

  private static String of(Entry entry, Function<IntentReview, String> words) {
    return entry instanceof Entry.Reviewed(var review) ? words.apply(review) : UNKNOWN;
  }

  /// How many approve of how many that are wanted.
  String count(IntentReview review) {
    return words.get("count", review.standing().approvals().size(), review.standing().wanted());
  }

  /// The operators whose approvals were verified.
  String approvers(IntentReview review) {
    return review.standing().approvals().stream()
        .map(DsseSignature::keyId)
        .map(Shown::line)
        .collect(Collectors.joining(", "));
  }

  String pinned(Pinned pinned) {
    return switch (pinned) {
      case YES -> words.get("pinned.yes");
      case NOT_HERE -> words.get("pinned.no");
    };
  }

  /// How it ended and whose word that is, or that it waits.
  String state(IntentReview review) {
    return review.end().map(Shown::sentence).orElseGet(() -> words.get("state.pending"));
  }

  /// The rest of the time until `expires`, in its two largest units.
  String rest(Instant expires, Instant now) {
    Duration rest = Duration.between(now, expires);
    if (rest.isNegative() || rest.isZero()) {
      return words.get("rest.expired");
    }
    return rest.toHours() > 0
        ? words.get("rest.hours", rest.toHours(), rest.toMinutesPart())
        : words.get("rest.minutes", rest.toMinutes(), rest.toSecondsPart());
  }
}
