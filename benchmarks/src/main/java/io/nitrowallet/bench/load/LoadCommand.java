package io.nitrowallet.bench.load;

import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.dev.stack.StackLifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `nitro-wallet bench load`. Ends with another code than 0 if any request failed, or any signature
/// was not the account's.
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Have a gateway sign transactions for many clients over HTTP, against a local stack, and"
          + " print",
      "the rate, the latencies, the errors, and each process's share of the processors."
    })
public final class LoadCommand implements Callable<Integer> {
  @Option(names = "--clients", paramLabel = "N", description = "clients at a time (default 64)")
  private int clients = 64;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "how long is measured, after the warm-up (default 60)")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      description = "how long the same load goes on before (default 15)")
  private int warmUp = 15;

  @Option(names = "--enclaves", paramLabel = "N", description = "enclaves (default 1)")
  private int enclaves = 1;

  @Option(names = "--kill-one", description = "kill the last of several enclaves halfway")
  private boolean killOne;

  /// With its defaults.
  public LoadCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            clients, enclaves, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), killOne);
    StackLayout layout = StackLayout.create(Files.createTempDirectory("nw-load-"));
    try (LocalStack stack =
        LocalStack.start(
            layout, (what, _) -> say("started " + what), StackLifetime.LONG, enclaves)) {
      LoadReport report = new LoadRun(stack, plan, LoadCommand::say).run();
      System.out.println();
      System.out.println(report.text());
      return report.isClean() ? 0 : 1;
    } finally {
      layout.delete();
    }
  }

  private static void say(String text) {
    System.err.println("  " + text);
  }
}
