package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.io.OutputStream;

/// Ties a child process to the stack that started it: the stack holds the other end of the child's
/// standard input, so even a stack that is killed takes its children with it.
public final class Lifeline {
  private Lifeline() {}

  /// Ends this process when its standard input ends.
  public static void attach() {
    Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::waitForEnd);
  }

  private static void waitForEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe means what its end means.
    }
    Runtime.getRuntime().exit(0);
  }
}
