package io.nitrowallet.clients;

import io.nitrowallet.dev.LocalDevMain;
import io.nitrowallet.dev.stack.Lifeline;

/// `nitro-wallet dev` as it is, but for its end: it ends with the tests, even if they are killed.
final class TiedDevMain {
  private TiedDevMain() {}

  public static void main(String[] args) {
    Lifeline.attach();
    LocalDevMain.main(args);
  }
}
