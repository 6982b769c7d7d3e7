package io.nitrowallet.enclave.planted;

import java.io.IOException;

/// A subprocess in the enclave.
public final class EnclaveThatForks {
  /// Breaks the rule.
  public Process violate() throws IOException {
    return new ProcessBuilder("kmstool_enclave_cli").start();
  }
}
