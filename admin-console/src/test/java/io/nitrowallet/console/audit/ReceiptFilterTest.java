package io.nitrowallet.console.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.audit.ReceiptFilter.Came;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.requester.receipts.ListedReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReceiptFilterTest {
  private static final ListedReceipt SIGNED =
      Papers.signed(1, "treasury", Instant.parse("2026-11-26T23:59:59Z"));
  private static final ListedReceipt REFUSED =
      Papers.refused(2, "payroll", Instant.parse("2026-11-27T00:00:00Z"));
  private static final ListedReceipt DAMAGED =
      new ListedReceipt(
          "life.jsonl:7", Optional.empty(), Optional.empty(), Optional.of("it is torn"));
  private static final List<ListedReceipt> ALL = List.of(SIGNED, REFUSED, DAMAGED);

  private static List<ListedReceipt> found(ReceiptFilter filter) {
    return ALL.stream().filter(filter).toList();
  }

  private static ReceiptFilter that(Came came, String text) {
    return new ReceiptFilter(Optional.empty(), came, Optional.empty(), Optional.empty(), text);
  }

  private static ReceiptFilter between(Optional<LocalDate> from, Optional<LocalDate> until) {
    return new ReceiptFilter(Optional.empty(), Came.ANY, from, until, "");
  }

  @Test
  void findsByOutcomeAndDoubt() {
    assertEquals(ALL, found(ReceiptFilter.ALL));
    assertEquals(List.of(SIGNED), found(that(Came.SIGNED, "")));
    assertEquals(List.of(REFUSED), found(that(Came.REFUSED, "")));
    assertEquals(List.of(), found(that(Came.ROW, "")));
    assertEquals(List.of(DAMAGED), found(that(Came.DOUBTFUL, "")));
  }

  @Test
  void findsByTextWhateverTheCase() {
    assertEquals(List.of(SIGNED), found(that(Came.ANY, " TREASURY ")));
    assertEquals(List.of(REFUSED), found(that(Came.ANY, "policy_denied")));
    assertEquals(List.of(DAMAGED), found(that(Came.ANY, "TORN")));
    assertEquals(List.of(DAMAGED), found(that(Came.ANY, "life.jsonl:7")));
    assertEquals(List.of(SIGNED), found(that(Came.ANY, "44".repeat(32))));
  }

  @Test
  void findsByAccount() {
    var filter =
        new ReceiptFilter(Optional.of("payroll"), Came.ANY, Optional.empty(), Optional.empty(), "");
    assertEquals(List.of(REFUSED), found(filter));
  }

  @Test
  void countsDaysInUtcFromTheFirstToTheLast() {
    Optional<LocalDate> first = Optional.of(LocalDate.of(2026, 11, 26));
    Optional<LocalDate> second = Optional.of(LocalDate.of(2026, 11, 27));
    assertEquals(List.of(SIGNED), found(between(first, first)));
    assertEquals(List.of(REFUSED), found(between(second, Optional.empty())));
    assertEquals(List.of(SIGNED, REFUSED), found(between(Optional.empty(), second)));
  }

  @Test
  void tallyLeavesOutNoHourAndCountsRefusalsByReason() {
    Instant start = Instant.parse("2026-11-26T09:10:00Z");
    Tally tally =
        Tally.of(
            List.of(
                Papers.signed(1, "treasury", start),
                Papers.signed(2, "treasury", start.plusSeconds(60)),
                Papers.signed(3, "treasury", start.plus(2, ChronoUnit.HOURS)),
                REFUSED,
                DAMAGED));
    Instant nine = Instant.parse("2026-11-26T09:00:00Z");
    assertEquals(
        Map.of(nine, 2L, nine.plus(1, ChronoUnit.HOURS), 0L, nine.plus(2, ChronoUnit.HOURS), 1L),
        tally.signatures());
    assertEquals(Map.of(ErrorCode.POLICY_DENIED, 1L), tally.refusals());
  }

  @Test
  void tallyCountsByTheDayWhereReceiptsReachFar() {
    Instant start = Instant.parse("2026-11-26T09:10:00Z");
    Tally tally =
        Tally.of(
            List.of(
                Papers.signed(1, "treasury", start),
                Papers.signed(2, "treasury", start.plus(3, ChronoUnit.DAYS))));
    assertEquals(ChronoUnit.DAYS, tally.step());
    assertEquals(4, tally.signatures().size());
  }
}
