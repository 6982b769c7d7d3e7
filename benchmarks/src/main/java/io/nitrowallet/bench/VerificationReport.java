package io.nitrowallet.bench;

import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/// Measures the verifier of attestation documents against the signatures in them.
final class VerificationReport {
  private static final String FLOOR = "The floor, five bare P-384 signature checks";

  private final Jmh jmh;
  private final Consumer<String> progress;
  private final Table table = new Table("verified/s", Basis.CPU, List.of(FLOOR));

  VerificationReport(Jmh jmh, Consumer<String> progress) {
    this.jmh = jmh;
    this.progress = progress;
  }

  /// Runs it all and returns what to print.
  String make() throws RunnerException {
    add(FLOOR, "bareSignatures");
    add("Nitro Wallet, documents of chains not seen before", "verifier");
    add("Nitro Wallet, documents of one chain", "verifierOfOneChain");
    return String.join(
        "\n",
        "Verifying attestation documents, one thread",
        table.text(),
        "  Same documents, keys and provider (the JDK's own). At least 0.80 of the floor is the"
            + " aim.",
        "  Of a chain that it has seen, the JDK remembers which signatures hold: one is left.");
  }

  private void add(String label, String method) throws RunnerException {
    progress.accept(label);
    table.add(label, jmh.measure(VerificationBenchmark.class, method, 1));
  }
}
