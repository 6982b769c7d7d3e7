package io.nitrowallet.parent.cli;

import java.util.UUID;
import picocli.CommandLine.Parameters;

/// The intent that a command is about.
final class IntentId {
  @Parameters(
      paramLabel = "ID",
      description = "the intent's id, as `intent list` shows it whole with --json")
  private UUID id = new UUID(0, 0);

  UUID value() {
    return id;
  }
}
