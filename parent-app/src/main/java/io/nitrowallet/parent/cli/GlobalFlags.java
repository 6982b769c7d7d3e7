package io.nitrowallet.parent.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of the command line, with the flags that every command takes.
@Command(
    name = "nitro-wallet",
    description = {
      "Ethereum accounts whose private keys exist in the clear only inside an AWS Nitro Enclave.%n"
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    footer = {
      "%nSettings come from flags, then NITRO_WALLET_… variables, then the",
      "configuration file, then defaults: see 'nitro-wallet config show'.",
      "With --json, standard output holds one JSON object, which is",
      "{\"error\":{\"code\",\"message\",\"exitCode\"}} where the command fails."
    })
final class GlobalFlags {
  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "configuration file (NITRO_WALLET_CONFIG; default ~/.nitro-wallet/config.yaml)")
  private @Nullable String file;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print one JSON object instead of text")
  private boolean json;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "print without colours (NO_COLOR)")
  private boolean noColor;

  @Option(
      names = "--log-level",
      scope = ScopeType.INHERIT,
      paramLabel = "LEVEL",
      defaultValue = "warn",
      description = "error, warn, info or debug, on standard error (default warn)")
  private LogLevel logLevel = LogLevel.WARN;

  Optional<String> file() {
    return Session.given(file);
  }

  boolean json() {
    return json;
  }

  boolean noColor() {
    return noColor;
  }

  LogLevel logLevel() {
    return logLevel;
  }

  /// How much the log says.
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
