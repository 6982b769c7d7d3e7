package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.parent.config.Setting;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "create",
    description = {
      "Create the table of accounts with its indexes and protections, and wait until it serves.",
      "Where it exists already, make sure that it is as it should be."
    })
@Needs({Setting.Group.TABLE, Setting.Group.AWS})
final class TableCreateCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Session session;

  TableCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AccountTable.Ensured table = session.services().table().ensure(PATIENCE);
    table.warnings().forEach(session.output()::warn);
    session
        .output()
        .print(
            new Report()
                .fact("table", "Table", session.configuration().required(Setting.TABLE))
                .fact("arn", "ARN", table.arn())
                .fact("created", "Created now", table.created()));
    return ExitCode.OK;
  }
}
