package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.backup.Backup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description =
        "Hold a backup to what its operator signed, offline. Lists everything that is wrong; ends"
            + " with 5 if anything is.")
final class BackupVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private BackupFlags flags = new BackupFlags();

  BackupVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Backup backup = flags.open();
    List<String> problems = backup.problems();
    Report report = BackupReport.of(flags.files(), backup.manifest());
    report.fact("verified", "As it was signed", problems.isEmpty());
    problems.forEach(problem -> report.line("Wrong", problem));
    session
        .output()
        .print(
            report.forPrograms(
                new Report()
                    .table(
                        "problems",
                        List.of("sentence"),
                        problems.stream().map(List::<Object>of).toList())));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.UNTRUSTED;
  }
}
