package io.nitrowallet.dev.stack;

import java.time.Duration;

/// Is told what a stack does while it starts.
@FunctionalInterface
public interface StackListener {
  /// `what` is done and took `took`.
  void done(String what, Duration took);
}
