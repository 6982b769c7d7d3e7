package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Anvil, tied to the stack: by itself it would outlive a stack that is killed. Arguments: anvil's
/// command line. Ends as anvil does.
final class AnvilMain {
  /// What anvil prints once it serves, before its address.
  static final String READY = "Listening on ";

  private static final long STOP_SECONDS = 3;

  private AnvilMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Process anvil =
        new ProcessBuilder(args)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(anvil)));
    Lifeline.attach();
    System.exit(anvil.waitFor());
  }

  private static void stop(Process anvil) {
    anvil.destroy();
    try {
      if (!anvil.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        anvil.destroyForcibly();
      }
    } catch (InterruptedException e) {
      anvil.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
