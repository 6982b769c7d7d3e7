package io.nitrowallet.bench;

import java.time.Duration;

/// Works a stack's processes until their code is compiled. A measuring JVM's own warm-up is about
/// its own code only.
final class StackWarmUp {
  private StackWarmUp() {}

  /// Makes the accounts that are measured, and signs with both for `duration`.
  static void run(StackClient stack, Duration duration) {
    SignCommands commands = new SignCommands(stack.createAccount());
    ApprovedCommands approved = new ApprovedCommands(stack.createApprovedAccount());
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() - end < 0) {
      SignCommands.requireSigned(stack.enclave().sign(commands.next()));
      SignCommands.requireSigned(stack.enclave().sign(approved.next()));
    }
  }
}
