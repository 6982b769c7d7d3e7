package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.backup.BackupExport;
import io.nitrowallet.requester.backup.BackupFiles;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Write every row of the table of accounts to a new file, as JSON lines, and a manifest"
          + " beside",
      "it that the operator signs. The rows stay sealed. Ends with 3 where a row cannot be read."
    })
@Needs({Setting.Group.TABLE, Setting.Group.AWS, Setting.Group.OPERATOR})
final class BackupExportCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "a new file; the manifest is FILE.manifest")
  private Path output = Path.of("");

  @Mixin private OperatorSecret secret = new OperatorSecret();

  BackupExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    OperatorIdentity operator = OperatorIdentity.of(session.configuration());
    var export = new BackupExport(session.services().accounts(), Instant::now);
    BackupFiles files = new BackupFiles(output);
    try (OperatorKey key =
            operator.holder().open(() -> secret.ask(operator.holder().secretName()));
        ProgressLine progress = ProgressLine.of(session)) {
      var manifest =
          export.write(
              files, session.configuration().required(Setting.TABLE), operator.id(), key, progress);
      manifest
          .unreadable()
          .forEach(name ->
              session
                  .output()
                  .warn(
                      "the row '%s' is malformed and not in the backup: find out who wrote it"
                          .formatted(name)));
      session
          .output()
          .print(
              BackupReport.of(files, manifest)
                  .fact("signedBy", "Signed by", operator.id())
                  .fact("key", "With the key", key.publicKey().text()));
      return manifest.unreadable().isEmpty() ? ExitCode.OK : ExitCode.MALFORMED;
    }
  }
}
