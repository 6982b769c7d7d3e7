package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.ReceiptExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Write all receipts to one new file, which 'audit verify' reads (jsonl), or as a table for",
      "other programs (csv). Nothing is verified on the way."
    })
@Needs({Setting.Group.RECEIPTS, Setting.Group.AWS})
final class AuditExportCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--table", description = "from the table instead of the folder, which takes AWS")
  private boolean table;

  @Option(names = "--format", description = "jsonl or csv (default jsonl)")
  private Format format = Format.JSONL;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "a new file")
  private Path output = Path.of("");

  AuditExportCommand(Session session) {
    this.session = session;
  }

  /// What is written.
  enum Format {
    JSONL,
    CSV
  }

  @Override
  public Integer call() {
    var services = session.services();
    ReceiptArchive source = table ? services.receipts() : services.receiptFiles();
    ReceiptExport export = new ReceiptExport(source);
    long lines =
        switch (format) {
          case JSONL -> export.lines(output);
          case CSV -> export.csv(output);
        };
    session.output().print(new Report().fact("file", "File", output).fact("lines", "Lines", lines));
    return ExitCode.OK;
  }
}
