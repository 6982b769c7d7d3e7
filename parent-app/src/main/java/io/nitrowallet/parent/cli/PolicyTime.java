package io.nitrowallet.parent.cli;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The time at which a policy is judged.
final class PolicyTime {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "the time to judge at, such as 2027-01-31T09:00:00Z (default: now)")
  private @Nullable Instant at;

  Instant instant() {
    return Optional.ofNullable(at).orElseGet(Instant::now);
  }
}
