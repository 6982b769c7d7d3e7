package io.nitrowallet.parent.cli;

import java.util.Locale;
import picocli.CommandLine;

/// The program `nitro-wallet` of the parent instance.
public final class NitroWalletCli {
  /// Read by the log's configuration when the first logger is made.
  private static final String LOG_LEVEL = "nitrowallet.log.level";

  private final Surroundings surroundings;

  NitroWalletCli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(new NitroWalletCli(Surroundings.ofProcess()).run(arguments));
  }

  /// Runs one command.
  ///
  /// @return the exit code, see {@link ExitCode}
  int run(String... arguments) {
    GlobalFlags global = new GlobalFlags();
    try (Session session = new Session(surroundings, global)) {
      CommandLine commands = CommandTree.grow(session, global);
      Failures failures = new Failures(session, arguments);
      commands
          .setOut(failures.writer(surroundings.terminal().out()))
          .setErr(failures.writer(surroundings.terminal().err()))
          .setParameterExceptionHandler(failures::misunderstood)
          .setExecutionExceptionHandler(failures::failed)
          .setExecutionStrategy(parsed -> {
            System.setProperty(LOG_LEVEL, global.logLevel().name().toLowerCase(Locale.ROOT));
            return new CommandLine.RunLast().execute(parsed);
          });
      return commands.execute(arguments);
    }
  }
}
