package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.accounts.AccountRound.Left;
import io.nitrowallet.requester.accounts.AccountRound.Outcome;
import java.util.List;

/// What a round over all accounts comes to.
final class RoundReport {
  private static final List<String> COLUMNS = List.of("account", "code", "why");

  private RoundReport() {}

  /// Prints it; the exit code is that of the first account that was refused.
  static int print(Session session, Report report, Outcome outcome) {
    if (session.output().json() || !outcome.left().isEmpty()) {
      report.table("left", COLUMNS, outcome.left().stream().map(RoundReport::row).toList());
    }
    session.output().print(report);
    return outcome.left().stream()
        .findFirst()
        .map(first -> ExitCode.of(first.code()))
        .orElse(ExitCode.OK);
  }

  private static List<Object> row(Left left) {
    return List.of(left.name(), left.code().name(), left.why());
  }
}
