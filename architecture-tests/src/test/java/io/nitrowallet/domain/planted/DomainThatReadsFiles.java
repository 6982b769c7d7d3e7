package io.nitrowallet.domain.planted;

import java.nio.file.Files;
import java.nio.file.Path;

/// The file system.
public final class DomainThatReadsFiles {
  /// Breaks the rule.
  public boolean violate() {
    return Files.exists(Path.of("key"));
  }
}
