package io.nitrowallet.dev;

import io.nitrowallet.dev.demo.Transcript;
import io.nitrowallet.dev.stack.LocalStack;

/// The stack and nothing else.
record DevAlone(Transcript transcript) implements DevSession {
  @Override
  public void begin(LocalStack stack) {
    transcript.heading("It runs; in another terminal:");
    transcript.line("  export NITRO_WALLET_CONFIG=" + stack.layout().cliConfiguration());
    transcript.line("  ./nitro-wallet attest -c 16");
    transcript.line("  ./nitro-wallet account generate -c 16 -p 7878 -t AccountTable");
    transcript.line("  ./nitro-wallet account list");
    transcript.line("or, on a desktop:");
    transcript.line("  ./nitro-wallet console");
    transcript.line(
        "There is no chain; what is signed goes nowhere. See ./nitro-wallet dev --help.");
  }

  @Override
  public void end() {}
}
