package io.nitrowallet.bench;

import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/// Measures the signers against each other.
final class SigningReport {
  private static final String BOUNCY_CASTLE = "BouncyCastle, ECDSASigner: r and s only";
  private static final String WEB3J = "web3j, Sign.signMessage";

  private final Jmh jmh;
  private final Consumer<String> progress;
  private final Table table = new Table("signed/s", Basis.CPU, List.of(BOUNCY_CASTLE, WEB3J));

  SigningReport(Jmh jmh, Consumer<String> progress) {
    this.jmh = jmh;
    this.progress = progress;
  }

  /// Runs it all and returns what to print.
  String make() throws RunnerException {
    add(BOUNCY_CASTLE, "bouncyCastle");
    add("Nitro Wallet, BouncyCastleSigner: low S, recovery id", "nitroWallet");
    add(WEB3J, "web3j");
    add("Nitro Wallet, sign + verify + recover (SignService)", "nitroWalletChecked");
    return String.join(
        "\n",
        "Signing, one thread",
        table.text(),
        "  All sign the same digests with the same keys (RFC 6979), and agree on r and s.",
        "  Ratios are of signatures in a second of processor time, so that other load distorts"
            + " less.",
        "  The last line is what the enclave does: no signature leaves it unchecked.");
  }

  private void add(String label, String method) throws RunnerException {
    progress.accept(label);
    table.add(label, jmh.measure(SigningBenchmark.class, method, 1));
  }
}
