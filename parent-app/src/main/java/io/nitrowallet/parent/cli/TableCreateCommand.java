package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.requester.config.Setting;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(
    name = "create",
    description = {
      "Create the tables of accounts, of pending intents and of receipts with their indexes and",
      "protections, and wait until they serve. Where one exists already, make sure that it is as"
          + " it",
      "should be."
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
    AccountTable.Ensured intents = session.services().intentTable().ensure(PATIENCE);
    AccountTable.Ensured receipts = session.services().receiptTable().ensure(PATIENCE);
    Stream.of(table, intents, receipts)
        .flatMap(ensured -> ensured.warnings().stream())
        .distinct()
        .forEach(session.output()::warn);
    session
        .output()
        .print(
            new Report()
                .fact("table", "Table", session.configuration().required(Setting.TABLE))
                .fact("arn", "ARN", table.arn())
                .fact("created", "Created now", table.created())
                .fact(
                    "intentsTable",
                    "Intents",
                    session.configuration().required(Setting.INTENTS_TABLE))
                .fact("intentsArn", "Their ARN", intents.arn())
                .fact("intentsCreated", "Created now", intents.created())
                .fact(
                    "receiptsTable",
                    "Receipts",
                    session.configuration().required(Setting.RECEIPTS_TABLE))
                .fact("receiptsArn", "Their ARN", receipts.arn())
                .fact("receiptsCreated", "Created now", receipts.created()));
    return ExitCode.OK;
  }
}
