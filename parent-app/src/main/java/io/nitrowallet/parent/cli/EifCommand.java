package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.util.concurrent.Callable;

/// A command that works on files alone, and asks neither AWS nor an enclave.
abstract class EifCommand implements Callable<Integer> {
  @Override
  public final Integer call() {
    try {
      return work();
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a file cannot be read or written: " + e.getMessage(), e);
    }
  }

  /// Does it, and returns the exit code.
  abstract int work() throws IOException;
}
