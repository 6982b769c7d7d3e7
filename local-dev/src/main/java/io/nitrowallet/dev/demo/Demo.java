package io.nitrowallet.dev.demo;

import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The whole journey, on real processes: start a stack, look at its enclave, make accounts, sign,
/// and attack. Anything that does not end as it should fails the demo.
public final class Demo {
  private final Transcript transcript;

  /// Tells it to `transcript`.
  public Demo(Transcript transcript) {
    this.transcript = transcript;
  }

  /// Runs the demo in a folder of its own, which is removed at the end.
  public void run() throws IOException {
    Instant started = Instant.now();
    Path home = Files.createTempDirectory("nw-demo-");
    StackLayout layout = StackLayout.create(home);
    try {
      transcript.heading("Starting a deployment on this machine, each part a process of its own");
      try (LocalStack stack = LocalStack.start(layout, transcript::done)) {
        tell(stack);
      }
    } finally {
      layout.delete();
    }
    transcript.heading(
        "Everything above happened; all processes are stopped, " + home + " is gone");
    transcript.done("the whole demo", Duration.between(started, Instant.now()));
  }

  private void tell(LocalStack stack) {
    RequesterComponent parent = LocalStack.component(stack.configuration());
    try (var _ = parent.resources()) {
      Journey journey = new Journey(parent, transcript);
      journey.attest();
      Account account = journey.generate("treasury");
      journey.verify(account);
      journey.signTransaction(account);
      journey.signMessage(account);
      journey.importAccount("inheritance", stack.key());
      new Quorum(parent, transcript).tell();
      Account other = journey.register("petty-cash");
      new Attacks(stack, parent, transcript).runAll(account, other);
    }
  }
}
