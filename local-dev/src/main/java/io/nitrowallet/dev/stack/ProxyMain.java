package io.nitrowallet.dev.stack;

import io.nitrowallet.parent.cli.NitroWalletCli;

/// The CLI's own `vsock-proxy`, tied to the stack.
final class ProxyMain {
  static final String READY = "Listening on vsock port";

  private ProxyMain() {}

  public static void main(String[] args) {
    Lifeline.attach();
    NitroWalletCli.main(args);
  }
}
