package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.accounts.SealingKey;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.migration.MigrationOutcome;
import io.nitrowallet.requester.migration.SeedMigration.Mode;
import io.nitrowallet.requester.migration.SeedMigration.Terms;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "seed",
    description = {
      "Take over the accounts of aws-nitro-enclaves-rs, of the examples it followed, or of AWS's",
      "samples. The enclave opens each old row, compares its address and seals the key anew. Rows",
      "that cannot be taken over are named and left alone. Run it again to go on where it was",
      "interrupted. Old rows stay until --remove-old says otherwise."
    })
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.KMS,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class MigrateSeedCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TABLE",
      description = "the old table; another one than the accounts' own")
  private String from = "";

  @Option(
      names = "--seed-key",
      required = true,
      paramLabel = "ARN",
      description = "the KMS key of the old rows: one of the image's openKeys")
  private String seedKey = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "open|FILE",
      description = "what each account may sign from then on")
  private String policy = "";

  @Option(
      names = "--dry-run",
      description = "say what would be tried, and do nothing; no old row is opened")
  private boolean dry;

  @Option(
      names = "--remove-old",
      description = "delete each old row once its account was opened from the new one")
  private boolean removeOld;

  MigrateSeedCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String to = session.configuration().required(Setting.TABLE);
    if (from.equals(to)) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "--from is the accounts' own table: name the old one, or another one by -t");
    }
    if (dry && removeOld) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "choose one of --dry-run and --remove-old");
    }
    Mode mode = dry ? Mode.DRY_RUN : removeOld ? Mode.REMOVE_OLD : Mode.KEEP_OLD;
    Terms terms =
        new Terms(
            new KeyArn(seedKey),
            SealingKey.of(session.configuration()),
            InputFiles.policy(policy),
            mode);
    MigrationOutcome outcome;
    try (ProgressLine progress = ProgressLine.of(session)) {
      outcome =
          session
              .services()
              .migration()
              .migrate(session.services().seedTables().table(from), terms, progress);
    }
    print(to, outcome);
    return outcome.leftAlone().isEmpty() ? ExitCode.OK : ExitCode.MALFORMED;
  }

  private void print(String to, MigrationOutcome outcome) {
    Report report =
        new Report()
            .fact("from", "From", from)
            .fact("table", "To", to)
            .fact("dryRun", "Dry run", dry)
            .fact("migrated", "Migrated now", outcome.newlyMigrated())
            .fact("there", "There already, and open", outcome.alreadyThere());
    if (dry) {
      report.fact("toCome", "To be migrated", outcome.expected());
    }
    if (removeOld) {
      report.fact("removed", "Old rows deleted", outcome.oldRowsRemoved());
    }
    RoundReport.print(session, report, "row", outcome.leftAlone());
  }
}
