package io.nitrowallet.dev;

import io.nitrowallet.dev.demo.Demo;
import io.nitrowallet.dev.demo.Transcript;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `nitro-wallet demo` and `nitro-wallet dev`.
@Command(name = "nitro-wallet", mixinStandardHelpOptions = true, subcommands = DevCommand.class)
public final class LocalDevMain {
  private final Transcript transcript = new Transcript(System.out, Ansi.AUTO);

  private LocalDevMain() {}

  /// Runs one of the two and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new LocalDevMain())
            .setExecutionExceptionHandler((failure, line, _) -> {
              line.getErr().println("nitro-wallet: " + failure.getMessage());
              return 1;
            })
            .execute(args));
  }

  /// Shows everything once.
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = "Start a local stack, make and use an account, attack it, and stop everything.")
  int demo() throws IOException {
    transcript.line("Nitro Wallet: keys that exist in the clear only inside an attested enclave.");
    new Demo(transcript).run();
    return 0;
  }
}
