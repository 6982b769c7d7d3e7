package io.nitrowallet.enclave.planted;

import picocli.CommandLine.Option;

/// A switch on the command line of the enclave.
public final class EnclaveThatTakesArguments {
  @Option(names = "--simulate")
  boolean simulate;
}
