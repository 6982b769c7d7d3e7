package io.nitrowallet.dev;

import io.nitrowallet.dev.demo.Demo;
import io.nitrowallet.dev.demo.Transcript;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.dev.stack.StackLifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// `nitro-wallet demo` and `nitro-wallet dev`.
@Command(name = "nitro-wallet", mixinStandardHelpOptions = true)
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

  /// Keeps a stack running.
  @Command(
      name = "dev",
      mixinStandardHelpOptions = true,
      description = "Keep a local stack running until Ctrl-C, and print how to connect.")
  int dev(
      @Option(names = "--ephemeral", description = "keep nothing when it stops") boolean ephemeral,
      @Option(
              names = "--enclaves",
              paramLabel = "N",
              defaultValue = "1",
              description = "start so many enclaves, at the CIDs 16, 17, … (default 1)")
          int enclaves)
      throws IOException, InterruptedException {
    Path home =
        ephemeral
            ? Files.createTempDirectory("nw-dev-")
            : Path.of(System.getProperty("user.home"), ".nitro-wallet", "dev");
    StackLayout layout = StackLayout.create(home);
    transcript.heading("Starting a local stack in " + home);
    LocalStack stack = LocalStack.start(layout, transcript::done, StackLifetime.SHORT, enclaves);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  stack.close();
                  if (ephemeral) {
                    layout.delete();
                  }
                }));
    transcript.heading("It runs; in another terminal:");
    transcript.line("  export NITRO_WALLET_CONFIG=" + layout.cliConfiguration());
    transcript.line("  ./nitro-wallet attest -c 16");
    transcript.line("  ./nitro-wallet account generate -c 16 -p 7878 -t AccountTable");
    transcript.line("  ./nitro-wallet account list");
    transcript.line("");
    transcript.line("Logs are in " + layout.logs() + ", the enclave's own events in");
    transcript.line(layout.events() + ". Stop it with Ctrl-C.");
    new CountDownLatch(1).await();
    return 0;
  }
}
