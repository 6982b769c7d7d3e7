package io.nitrowallet.requester.migration;

import io.nitrowallet.requester.accounts.AccountRound.Left;
import java.util.ArrayList;
import java.util.List;

/// What became of the rows of an old table, so far. Not thread-safe.
public final class MigrationOutcome {
  private final List<Left> left = new ArrayList<>();
  private long migrated;
  private long there;
  private long toCome;
  private long removed;

  void migrated() {
    migrated++;
  }

  void there() {
    there++;
  }

  void toCome() {
    toCome++;
  }

  void removed() {
    removed++;
  }

  void left(Left row) {
    left.add(row);
  }

  long rows() {
    return migrated + there + toCome + left.size();
  }

  /// How many came over now.
  public long newlyMigrated() {
    return migrated;
  }

  /// How many had come over before, and open.
  public long alreadyThere() {
    return there;
  }

  /// How many a dry run would have taken over.
  public long expected() {
    return toCome;
  }

  /// How many old rows were deleted.
  public long oldRowsRemoved() {
    return removed;
  }

  /// The rows that were left alone, by what they call their accounts: any text.
  public List<Left> leftAlone() {
    return List.copyOf(left);
  }
}
