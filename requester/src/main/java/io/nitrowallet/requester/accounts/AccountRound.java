package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/// Goes through all accounts of the table in the order of their names, does the same to each, and
/// goes on where one account is refused. What holds for all of them ends the round.
public final class AccountRound {
  private static final int PAGE = 100;

  /// Nobody else would fare better.
  private static final Set<ErrorCode> OF_ALL =
      Set.of(
          ErrorCode.UNAVAILABLE,
          ErrorCode.BUSY,
          ErrorCode.CREDENTIALS_REJECTED,
          ErrorCode.ATTESTATION_REFUSED,
          ErrorCode.INVALID_CONFIGURATION,
          ErrorCode.RESOURCE_NOT_FOUND,
          ErrorCode.CLOCK_UNRELIABLE,
          ErrorCode.INTERNAL);

  private final Accounts accounts;

  /// Over the rows of `accounts`.
  public AccountRound(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Visits each account once.
  ///
  /// @param visit does something; false if there was nothing to do. What it refuses is noted
  /// @param progress told of how many were visited
  /// @throws RefusedException with what holds for all accounts
  public Outcome visit(Predicate<AccountSummary> visit, LongConsumer progress) {
    Counter counter = new Counter(visit, progress);
    Optional<AccountName> after = Optional.empty();
    do {
      Accounts.Page page = accounts.list(PAGE, after);
      page.accounts().forEach(counter::visit);
      page.unreadable()
          .forEach(name ->
              counter.left.add(new Left(name, ErrorCode.INVALID_ROW, "the row is malformed")));
      after = page.next();
    } while (after.isPresent());
    return new Outcome(counter.done, counter.there, counter.left);
  }

  /// What became of the accounts.
  ///
  /// @param done to which it was done now
  /// @param there for which there was nothing to do
  public record Outcome(long done, long there, List<Left> left) {
    /// Copies the list.
    public Outcome {
      left = List.copyOf(left);
    }
  }

  /// An account that was refused.
  ///
  /// @param why a sentence that is safe to show
  public record Left(String name, ErrorCode code, String why) {}

  private static final class Counter {
    private final Predicate<AccountSummary> visit;
    private final LongConsumer progress;
    private final List<Left> left = new ArrayList<>();
    private long done;
    private long there;

    Counter(Predicate<AccountSummary> visit, LongConsumer progress) {
      this.visit = visit;
      this.progress = progress;
    }

    void visit(AccountSummary account) {
      try {
        if (visit.test(account)) {
          done++;
        } else {
          there++;
        }
      } catch (RefusedException e) {
        if (OF_ALL.contains(e.code())) {
          throw e;
        }
        left.add(new Left(account.name().value(), e.code(), e.sentence()));
      }
      progress.accept(done + there + left.size());
    }
  }
}
