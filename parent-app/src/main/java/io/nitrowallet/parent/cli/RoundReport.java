package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.accounts.AccountRound.Left;
import java.util.List;

/// What a command comes to that does the same to many rows, and goes on where one is refused.
final class RoundReport {
  private RoundReport() {}

  /// Prints it, with what was left.
  ///
  /// @param what what programs call the names
  static void print(Session session, Report report, String what, List<Left> left) {
    left.forEach(
        it -> report.line("Left alone", "%s: %s [%s]".formatted(it.name(), it.why(), it.code())));
    report.forPrograms(
        new Report()
            .table(
                "left",
                List.of(what, "code", "why"),
                left.stream().map(RoundReport::row).toList()));
    session.output().print(report);
  }

  /// That of the first that was refused.
  static int exitCode(List<Left> left) {
    return left.isEmpty() ? ExitCode.OK : ExitCode.of(left.getFirst().code());
  }

  private static List<Object> row(Left left) {
    return List.of(left.name(), left.code().name(), left.why());
  }
}
