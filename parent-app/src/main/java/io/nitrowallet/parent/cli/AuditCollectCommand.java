package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Fed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "collect",
    description = {
      "Fetch the receipts that the enclaves have issued, and keep them in the folder and the"
          + " table.",
      "A gateway does this all the time."
    })
@Needs({Setting.Group.ENCLAVE, Setting.Group.RECEIPTS, Setting.Group.AWS})
final class AuditCollectCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("enclave", "life", "kept", "lost", "newest", "trouble");

  private final Session session;

  @Option(names = "--files-only", description = "keep them in the folder alone")
  private boolean filesOnly;

  private int exitCode = ExitCode.OK;

  AuditCollectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<List<Object>> rows = new ArrayList<>();
    for (ReceiptCollector collector : session.services().collectors()) {
      rows.add(collect(collector));
    }
    Report report = new Report().table("enclaves", COLUMNS, rows);
    if (!filesOnly) {
      feed(report);
    }
    session.output().print(report);
    return exitCode;
  }

  /// An enclave that does not answer keeps nobody from the others' receipts.
  private List<Object> collect(ReceiptCollector collector) {
    try {
      Collected collected = collector.collect();
      return List.of(
          collector.enclave(),
          collected.life().hex(),
          collected.kept(),
          collected.lost(),
          collected.newest(),
          "");
    } catch (RefusedException e) {
      exitCode = ExitCode.of(e.code());
      session.output().warn(collector.enclave() + ": " + e.sentence());
      return List.of(collector.enclave(), "", 0, 0, 0, e.code().name());
    }
  }

  private void feed(Report report) {
    try {
      Fed fed = session.services().receiptFeed().feed();
      report.fact("tableKept", "Lines put in the table", fed.kept());
      if (!fed.contradicted().isEmpty()) {
        exitCode = ExitCode.UNTRUSTED;
        session
            .output()
            .warn(
                "the table holds something else in %s places: run 'audit verify --table'"
                    .formatted(fed.contradicted().size()));
      }
    } catch (RefusedException e) {
      exitCode = ExitCode.of(e.code());
      session.output().warn("the table has not everything yet: " + e.sentence());
    }
  }
}
