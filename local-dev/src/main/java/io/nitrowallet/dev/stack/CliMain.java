package io.nitrowallet.dev.stack;

import io.nitrowallet.parent.cli.NitroWalletCli;

/// One of the CLI's own commands that run on, tied to the stack.
final class CliMain {
  private CliMain() {}

  public static void main(String[] args) {
    Lifeline.attach();
    NitroWalletCli.main(args);
  }
}
