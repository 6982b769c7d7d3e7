package io.nitrowallet.bench;

import io.nitrowallet.bench.load.LoadCommand;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.dev.stack.StackLifetime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `nitro-wallet bench`: measures, says on standard error what it is at, and prints the result on
/// standard output. Ends with another code than 0 if anything could not be measured.
@Command(
    name = "nitro-wallet bench",
    mixinStandardHelpOptions = true,
    subcommands = LoadCommand.class,
    description =
        "Measure signing, verification, and requests through the socket of a local stack.")
public final class BenchMain implements Callable<Integer> {
  @Option(names = "--quick", description = "take a first look: two minutes instead of five")
  private boolean quick;

  @Option(names = "--verbose", description = "show JMH's own output instead of logging it")
  private boolean verbose;

  private BenchMain() {}

  /// Runs and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new BenchMain())
            .setExecutionExceptionHandler((failure, line, _) -> {
              line.getErr().println("nitro-wallet bench: " + failure.getMessage());
              return 1;
            })
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    if (verbose) {
      measure(System.out);
    } else {
      Path log = Files.createTempFile("nitro-wallet-bench-", ".log");
      say("JMH's own output goes to " + log);
      try (PrintStream out =
          new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
        measure(out);
      } catch (RunnerException e) {
        throw new IllegalStateException("the last line could not be measured; see " + log, e);
      }
    }
    return 0;
  }

  private void measure(PrintStream jmhOutput) throws IOException, RunnerException {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    OutputFormat format = OutputFormatFactory.createFormatInstance(jmhOutput, VerboseMode.NORMAL);
    Jmh jmh = new Jmh(effort, format);
    Surroundings before = Surroundings.now();
    String signing = new SigningReport(jmh, BenchMain::sayMeasuring).make();
    String verification = new VerificationReport(jmh, BenchMain::sayMeasuring).make();
    String socket = overSocket(jmh, effort);
    System.out.println();
    System.out.println(before);
    System.out.println("Load after it: " + Surroundings.currentLoad() + ". " + effort + ".");
    System.out.println();
    System.out.println(signing);
    System.out.println();
    System.out.println(verification);
    System.out.println();
    System.out.println(socket);
  }

  private static String overSocket(Jmh jmh, Effort effort) throws IOException, RunnerException {
    StackLayout layout = StackLayout.create(Files.createTempDirectory("nw-bench-"));
    try (LocalStack _ =
        LocalStack.start(layout, (what, _) -> say("started " + what), StackLifetime.LONG)) {
      try (StackClient client = StackClient.of(layout)) {
        say("warming up the stack's processes");
        StackWarmUp.run(client, effort.stackWarmUp());
      }
      return new SocketReport(jmh, layout, BenchMain::sayMeasuring).make();
    } finally {
      layout.delete();
    }
  }

  private static void sayMeasuring(String line) {
    say("measuring " + line);
  }

  private static void say(String text) {
    System.err.println("  " + text);
  }
}
