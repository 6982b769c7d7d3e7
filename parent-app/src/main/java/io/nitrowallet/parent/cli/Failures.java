package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns what commands throw into one sentence and an exit code. Details go to the log at level
/// debug, which is off unless asked for.
final class Failures {
  private final Session session;
  private final List<String> arguments;

  /// @param arguments the command line, since one that cannot be parsed may still ask for JSON
  Failures(Session session, String[] arguments) {
    this.session = session;
    this.arguments = List.of(arguments);
  }

  /// Prints to `stream`, as UTF-8.
  PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /// A command line that is wrong.
  int misunderstood(ParameterException e, String[] unused) {
    CommandLine command = e.getCommandLine();
    String advice = " (see '%s --help')".formatted(command.getCommandSpec().qualifiedName());
    output().failUsage(e.getMessage() + advice);
    return ExitCode.USAGE;
  }

  /// A command that did not do its work.
  int failed(Exception e, CommandLine unused, ParseResult parsed) {
    Logger log = LoggerFactory.getLogger(Failures.class);
    if (e instanceof RefusedException refused) {
      log.debug("refused", e);
      output().fail(refused.code(), refused.sentence());
      return ExitCode.of(refused.code());
    }
    if (e instanceof ParameterException usage) {
      return misunderstood(usage, new String[0]);
    }
    log.debug("failed", e);
    output()
        .fail(
            ErrorCode.INTERNAL,
            "something went wrong that should not: run again with --log-level debug and report it");
    return ExitCode.of(ErrorCode.INTERNAL);
  }

  private Output output() {
    var terminal = session.surroundings().terminal();
    boolean json = arguments.contains("--json");
    return json
        ? new Output(terminal.out(), terminal.err(), new Output.Style(true, Ansi.OFF))
        : session.output();
  }
}
