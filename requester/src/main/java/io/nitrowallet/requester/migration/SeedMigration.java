package io.nitrowallet.requester.migration;

import io.nitrowallet.aws.dynamodb.SeedTable;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AccountMigration;
import io.nitrowallet.requester.accounts.AccountRound.Left;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Takes over the accounts of an earlier project's table, one after another. Each is registered as
/// a new one is: certificate checked, row kept if its name is free, read back, opened, pinned.
///
/// It never overwrites, and what it cannot take over it names and leaves alone. Interrupted
/// anywhere, it is run again: what came over is verified instead of migrated twice.
public final class SeedMigration {
  /// What is wrong with one row. Anything else is wrong with all of them, and ends the run.
  private static final Set<ErrorCode> OF_ONE_ROW =
      Set.of(
          ErrorCode.INVALID_ROW,
          ErrorCode.INVALID_VALUE,
          ErrorCode.KEY_NOT_ALLOWED,
          ErrorCode.DATA_KEY_REJECTED,
          ErrorCode.ROW_TAMPERED,
          ErrorCode.ADDRESS_MISMATCH,
          ErrorCode.BIRTH_CERTIFICATE_REFUSED,
          ErrorCode.ACCOUNT_EXISTS,
          ErrorCode.ACCOUNT_CHANGED);

  private final Accounts accounts;
  private final AccountMigration migration;
  private final AccountAudit audit;

  /// Composes the parts.
  public SeedMigration(Accounts accounts, AccountMigration migration, AccountAudit audit) {
    this.accounts = accounts;
    this.migration = migration;
    this.audit = audit;
  }

  /// Takes over all of `from`.
  ///
  /// @param progress told of how many rows were looked at
  /// @throws RefusedException as soon as something is wrong that is not of one row
  public MigrationOutcome migrate(SeedTable from, Terms terms, LongConsumer progress) {
    MigrationOutcome outcome = new MigrationOutcome();
    from.rows(columns -> {
      take(from, columns, terms, outcome);
      progress.accept(outcome.rows());
    });
    return outcome;
  }

  private void take(
      SeedTable from, Map<String, String> columns, Terms terms, MigrationOutcome outcome) {
    Optional<SeedColumns> row = Optional.empty();
    try {
      row = Optional.of(SeedColumns.of(columns));
      OldRow old = row.get().read(terms.seedKey());
      if (isThere(old, terms.mode())) {
        outcome.there();
      } else if (terms.mode() == Mode.DRY_RUN) {
        outcome.toCome();
      } else {
        migration.register(old.row(), old.name(), terms.sealKey(), terms.policy());
        outcome.migrated();
      }
      if (terms.mode() == Mode.REMOVE_OLD) {
        from.remove(columns);
        outcome.removed();
      }
    } catch (RefusedException e) {
      if (!OF_ONE_ROW.contains(e.code())) {
        throw e;
      }
      String label = row.map(SeedColumns::label).orElse("(no name)");
      outcome.left(new Left(label, e.code(), e.sentence()));
    }
  }

  /// Whether the account came over before. If so, it stands every check again.
  private boolean isThere(OldRow old, Mode mode) {
    Optional<Account> same = accounts.find(old.name());
    if (same.isEmpty()) {
      accounts.findByAddress(old.row().address()).ifPresent(SeedMigration::refuseSecondName);
      return false;
    }
    if (!same.get().address().equals(old.row().address())) {
      throw new RefusedException(
          ErrorCode.ACCOUNT_EXISTS, "another account has its name in the new table");
    }
    Pinning pinning = mode == Mode.DRY_RUN ? Pinning.NO : Pinning.YES;
    Origin origin = audit.audit(old.name(), pinning).birthplace().origin();
    if (origin != Origin.MIGRATED) {
      throw new RefusedException(
          ErrorCode.ACCOUNT_EXISTS,
          "the account of its name and address is %s, not migrated".formatted(origin.wireName()));
    }
    return true;
  }

  private static void refuseSecondName(Account account) {
    throw new RefusedException(
        ErrorCode.ACCOUNT_EXISTS,
        "its address is that of the account '%s' already".formatted(account.name()));
  }

  /// On which terms accounts come over.
  ///
  /// @param seedKey the KMS key that the old rows need
  /// @param sealKey the KMS key that seals from then on
  /// @param policy what each of them may sign
  public record Terms(KeyArn seedKey, KeyArn sealKey, PolicyText policy, Mode mode) {}

  /// How far it goes.
  public enum Mode {
    /// Says what would be done, and does nothing.
    DRY_RUN,
    /// Takes accounts over, and keeps the old rows.
    KEEP_OLD,
    /// Also deletes the old rows of accounts that came over, each after its account was opened.
    REMOVE_OLD
  }
}
