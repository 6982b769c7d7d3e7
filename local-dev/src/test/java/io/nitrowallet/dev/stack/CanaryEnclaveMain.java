package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.nsm.NsmEntropy;

/// The soft enclave with {@link CanaryEntropy}, and with every logger at its most talkative. It is
/// of the same image, since what draws randomness and logs is no part of a soft measurement.
final class CanaryEnclaveMain {
  private CanaryEnclaveMain() {}

  public static void main(String[] args) throws InterruptedException {
    Talkative.everything();
    SoftEnclaveMain.serve(args, nsm -> new CanaryEntropy(new NsmEntropy(nsm)));
  }
}
