package io.nitrowallet.dev;

import io.nitrowallet.dev.demo.Transcript;
import io.nitrowallet.dev.stack.Foundry;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.LostProcess;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.dev.stack.StackLifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// Keeps a stack running until it is told to stop, or one of its processes ends.
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "Keep a local stack running until Ctrl-C, and print how to connect.")
final class DevCommand implements Callable<Integer> {
  private static final int LOST = 1;

  /// Ctrl-C ends the processes of a terminal at one time, so a lost process may be no news.
  private static final Duration CTRL_C = Duration.ofMillis(500);

  private final Transcript transcript = new Transcript(System.out, Ansi.AUTO);
  private final AtomicBoolean stopping = new AtomicBoolean();

  @Option(names = "--ephemeral", description = "keep nothing when it stops")
  private boolean ephemeral;

  @Option(
      names = "--enclaves",
      paramLabel = "N",
      defaultValue = "1",
      description = "start so many enclaves, at the CIDs 16, 17, … (default 1)")
  private int enclaves;

  @Option(
      names = "--chain",
      negatable = true,
      description = {
        "with a local chain (anvil), and the gateway in front of it; accounts are given",
        "ether, and the first is made where there is none. Left out: where anvil is there"
      })
  private @Nullable Boolean chain;

  DevCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean wanted = chain == null ? Foundry.isNamed() : chain;
    return wanted ? run(new DevChain(Foundry.find(), transcript)) : run(new DevAlone(transcript));
  }

  private int run(DevSession session) throws IOException, InterruptedException {
    StackLayout layout = StackLayout.create(home());
    transcript.heading("Starting a local stack in " + layout.home());
    LocalStack stack = LocalStack.start(layout, transcript::done, StackLifetime.SHORT, enclaves);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(session, stack, layout)));
    session.begin(stack);
    transcript.line("");
    transcript.line("Logs are in " + layout.logs() + ", the enclave's own events in");
    transcript.line(layout.events() + ". Stop it with Ctrl-C.");
    LostProcess lost = awaitEnd(stack);
    Thread.sleep(CTRL_C);
    if (!stopping.get()) {
      transcript.heading("Stopping everything: " + lost.sentence());
    }
    return LOST;
  }

  /// Waits for a loss that leaves the stack of no use: other enclaves answer for one that is lost.
  private LostProcess awaitEnd(LocalStack stack) throws InterruptedException {
    int others = enclaves - 1;
    LostProcess lost = stack.awaitLost();
    while (lost.isEnclave() && others > 0) {
      transcript.line("Other enclaves answer for it: " + lost.sentence());
      others--;
      lost = stack.awaitLost();
    }
    return lost;
  }

  private Path home() throws IOException {
    return ephemeral
        ? Files.createTempDirectory("nw-dev-")
        : Path.of(System.getProperty("user.home"), ".nitro-wallet", "dev");
  }

  private void stop(DevSession session, LocalStack stack, StackLayout layout) {
    stopping.set(true);
    session.end();
    stack.close();
    if (ephemeral) {
      layout.delete();
    }
  }
}
