package io.nitrowallet.dev;

import io.nitrowallet.dev.stack.LocalStack;
import java.io.IOException;

/// What `dev` adds to a stack that runs, and tells about it.
sealed interface DevSession permits DevAlone, DevChain {
  /// Adds it, and says how to connect. Returns when everything runs.
  void begin(LocalStack stack) throws IOException, InterruptedException;

  /// Lets go of what is no process of the stack.
  void end();
}
