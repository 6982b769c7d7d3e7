package io.nitrowallet.console.audit;

import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.requester.receipts.ListedReceipt;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which receipts are wanted. Lines that state no receipt are found by their outcome and place
/// alone.
///
/// @param account only this one's
/// @param from the first day in UTC
/// @param until the last
/// @param text part of what a line shows, whatever the case; empty for all
record ReceiptFilter(
    Optional<String> account,
    Came came,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    String text)
    implements Predicate<ListedReceipt> {
  /// All of them.
  static final ReceiptFilter ALL =
      new ReceiptFilter(Optional.empty(), Came.ANY, Optional.empty(), Optional.empty(), "");

  @Override
  public boolean test(ListedReceipt line) {
    return came.is(line)
        && account.map(name -> name.equals(account(line))).orElse(true)
        && from.map(day -> day(line).filter(it -> !it.isBefore(day)).isPresent()).orElse(true)
        && until.map(day -> day(line).filter(it -> !it.isAfter(day)).isPresent()).orElse(true)
        && contains(line, text.strip().toLowerCase(Locale.ROOT));
  }

  private static String account(ListedReceipt line) {
    return line.receipt().map(it -> it.entry().account().name().value()).orElse("");
  }

  private static Optional<LocalDate> day(ListedReceipt line) {
    return line.receipt().map(it -> LocalDate.ofInstant(it.time(), ZoneOffset.UTC));
  }

  private static boolean contains(ListedReceipt line, String wanted) {
    return wanted.isEmpty()
        || Stream.concat(
                Stream.of(line.place(), line.doubt().orElse("")),
                line.receipt().stream().flatMap(ReceiptFilter::texts))
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Stream<String> texts(SigningReceipt receipt) {
    var entry = receipt.entry();
    String outcome =
        switch (entry.outcome()) {
          case Outcome.Signed(var digest, var signature) -> digest.hex() + ' ' + signature.hex();
          case Outcome.Row(var digest) -> digest.hex();
          case Outcome.Refused(var code) -> code.name();
        };
    return Stream.of(
        entry.account().name().value(),
        entry.account().address().lowerCase(),
        entry.operation().wireName(),
        entry.rule().orElse(""),
        entry.summary().map(SigningReceipt.Extract::headline).orElse(""),
        outcome);
  }

  /// What came of a request.
  enum Came {
    /// Whatever.
    ANY,
    /// A signature.
    SIGNED,
    /// A row was made or opened.
    ROW,
    /// Nothing.
    REFUSED,
    /// Something is wrong with the line.
    DOUBTFUL;

    private boolean is(ListedReceipt line) {
      return switch (this) {
        case ANY -> true;
        case DOUBTFUL -> line.doubt().isPresent();
        case SIGNED -> outcome(line).filter(Outcome.Signed.class::isInstance).isPresent();
        case ROW -> outcome(line).filter(Outcome.Row.class::isInstance).isPresent();
        case REFUSED -> outcome(line).filter(Outcome.Refused.class::isInstance).isPresent();
      };
    }

    private static Optional<Outcome> outcome(ListedReceipt line) {
      return line.receipt().map(it -> it.entry().outcome());
    }
  }
}
