package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Puts rows of a backup into the table whose names are not taken there. It never overwrites: a row
/// that differs stays as it is and is named. Run again, it goes on where it was interrupted.
public final class BackupRestore {
  private final Accounts accounts;

  /// Writes to `accounts`.
  public BackupRestore(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Restores all of `backup`.
  ///
  /// @param dry whether to say what would be done, and do nothing
  /// @param progress told of how many rows were looked at
  /// @throws RefusedException with {@link ErrorCode#ROW_TAMPERED} if the backup is not as it was
  ///   signed, before any row is written; as {@link Accounts} does
  public Outcome restore(Backup backup, boolean dry, LongConsumer progress) {
    List<String> problems = backup.problems();
    if (!problems.isEmpty()) {
      throw new RefusedException(
          ErrorCode.ROW_TAMPERED,
          "%s: nothing was restored; see 'backup verify'".formatted(problems.getFirst()));
    }
    Counter counter = new Counter(dry, progress);
    backup.rows(counter::put);
    return new Outcome(counter.added, counter.same, counter.differing);
  }

  /// What became of the rows.
  ///
  /// @param added were not there
  /// @param same were there already
  /// @param differing names of those that are there with other content, and were left alone
  public record Outcome(long added, long same, List<String> differing) {
    /// Copies the list.
    public Outcome {
      differing = List.copyOf(differing);
    }
  }

  private final class Counter {
    private final boolean dry;
    private final LongConsumer progress;
    private final List<String> differing = new ArrayList<>();
    private long added;
    private long same;

    Counter(boolean dry, LongConsumer progress) {
      this.dry = dry;
      this.progress = progress;
    }

    void put(Account row) {
      switch (place(row)) {
        case FREE -> added++;
        case SAME -> same++;
        case TAKEN -> differing.add(row.name().value());
      }
      progress.accept(added + same + differing.size());
    }

    private Place place(Account row) {
      Optional<Account> there;
      try {
        there = accounts.find(row.name());
      } catch (RefusedException e) {
        if (e.code() == ErrorCode.INVALID_ROW || e.code() == ErrorCode.ADDRESS_MISMATCH) {
          return Place.TAKEN;
        }
        throw e;
      }
      if (there.isPresent()) {
        return there.get().equals(row) ? Place.SAME : Place.TAKEN;
      }
      if (dry) {
        return Place.FREE;
      }
      return insert(row);
    }

    private Place insert(Account row) {
      try {
        accounts.insert(row);
        return Place.FREE;
      } catch (RefusedException e) {
        if (e.code() == ErrorCode.ACCOUNT_EXISTS) {
          return Place.TAKEN; // somebody was faster
        }
        throw e;
      }
    }
  }

  private enum Place {
    FREE,
    SAME,
    TAKEN
  }
}
