package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.requester.backup.Backup;
import io.nitrowallet.requester.backup.BackupFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The backup that a command is about, and who may have signed it.
final class BackupFlags {
  @Parameters(index = "0", paramLabel = "FILE", description = "the file of rows")
  private Path file = Path.of("");

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "ID=KEY",
      description = "an operator who may have signed, with the key that 'operator show' prints")
  private Map<String, String> signers = Map.of();

  BackupFiles files() {
    return new BackupFiles(file);
  }

  Backup open() {
    Map<String, VerifyingKey> keys = new HashMap<>();
    signers.forEach((id, key) -> keys.put(id, VerifyingKey.parse(key)));
    return Backup.open(files(), keys);
  }
}
