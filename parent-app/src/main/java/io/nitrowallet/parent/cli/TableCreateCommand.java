package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.parent.config.Setting;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "create",
    description = {
      "Create the tables of accounts and of receipts with their indexes and protections, and wait",
      "until they serve. Where one exists already, make sure that it is as it should be."
    })
@Needs({Setting.Group.TABLE, Setting.Group.RECEIPTS, Setting.Group.AWS})
final class TableCreateCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Session session;

  TableCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AccountTable.Ensured table = session.services().table().ensure(PATIENCE);
    AccountTable.Ensured receipts = session.services().receiptTable().ensure(PATIENCE);
    table.warnings().forEach(session.output()::warn);
    receipts.warnings().forEach(session.output()::warn);
    session
        .output()
        .print(
            new Report()
                .fact("table", "Table", session.configuration().required(Setting.TABLE))
                .fact("arn", "ARN", table.arn())
                .fact("created", "Created now", table.created())
                .fact("receiptsArn", "ARN of the receipts' table", receipts.arn())
                .fact("receiptsCreated", "Created now", receipts.created()));
    return ExitCode.OK;
  }
}
