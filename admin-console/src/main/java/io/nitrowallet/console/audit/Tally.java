package io.nitrowallet.console.audit;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.requester.receipts.ListedReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Receipts, counted: signatures over time and refusals by reason. Doubtful ones count too, since
/// they are listed.
///
/// @param step one count's length, an hour or a day, by how far the receipts reach
/// @param signatures by the beginning of the hour or day in UTC; none is left out between the first
///   and the last
/// @param refusals by code
record Tally(
    ChronoUnit step, NavigableMap<Instant, Long> signatures, Map<ErrorCode, Long> refusals) {
  private static final Duration HOURLY = Duration.ofDays(2);

  /// More is not drawn.
  private static final int MOST = 1_000;

  static Tally of(List<ListedReceipt> lines) {
    NavigableMap<Instant, Long> hourly = new TreeMap<>();
    Map<ErrorCode, Long> refusals = new EnumMap<>(ErrorCode.class);
    for (ListedReceipt line : lines) {
      line.receipt().ifPresent(receipt -> count(receipt, hourly, refusals));
    }
    boolean fine =
        hourly.isEmpty()
            || Duration.between(hourly.firstKey(), hourly.lastKey()).compareTo(HOURLY) < 0;
    ChronoUnit step = fine ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    return new Tally(step, filled(hourly, step), refusals);
  }

  private static void count(
      SigningReceipt receipt, Map<Instant, Long> hourly, Map<ErrorCode, Long> refusals) {
    switch (receipt.entry().outcome()) {
      case Outcome.Signed _ ->
          hourly.merge(receipt.time().truncatedTo(ChronoUnit.HOURS), 1L, Long::sum);
      case Outcome.Refused(var code) -> refusals.merge(code, 1L, Long::sum);
      case Outcome.Row _ -> {}
    }
  }

  private static NavigableMap<Instant, Long> filled(
      NavigableMap<Instant, Long> hourly, ChronoUnit step) {
    NavigableMap<Instant, Long> filled = new TreeMap<>();
    hourly.forEach((hour, count) -> filled.merge(hour.truncatedTo(step), count, Long::sum));
    if (!filled.isEmpty()) {
      Instant last = filled.lastKey();
      for (Instant at = filled.firstKey();
          at.isBefore(last) && filled.size() < MOST;
          at = at.plus(step.getDuration())) {
        filled.putIfAbsent(at, 0L);
      }
    }
    return filled;
  }
}
