package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.backup.Backup;
import io.nitrowallet.requester.backup.BackupRestore;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = {
      "Put the rows of a backup into the table whose names are not taken there. Nothing is",
      "overwritten: a row that differs is named and left alone, and ends it with 7. Run it again",
      "to go on where it was interrupted. Then 'account verify' shows that the rows open."
    })
@Needs({Setting.Group.TABLE, Setting.Group.AWS})
final class BackupRestoreCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private BackupFlags flags = new BackupFlags();

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dry;

  BackupRestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Backup backup = flags.open();
    var restore = new BackupRestore(session.services().accounts());
    BackupRestore.Outcome outcome;
    try (ProgressLine progress = ProgressLine.of(session)) {
      outcome = restore.restore(backup, dry, progress);
    }
    session
        .output()
        .print(
            new Report()
                .fact("table", "Table", session.configuration().required(Setting.TABLE))
                .fact("dryRun", "Dry run", dry)
                .fact("added", "Added", outcome.added())
                .fact("same", "There already", outcome.same())
                .fact("differing", "There with other content", outcome.differing()));
    return outcome.differing().isEmpty() ? ExitCode.OK : ExitCode.CONFLICT;
  }
}
