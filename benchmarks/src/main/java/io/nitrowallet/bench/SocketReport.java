package io.nitrowallet.bench;

import io.nitrowallet.dev.stack.StackLayout;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/// Measures a running stack through its socket, and where the time of signing goes.
final class SocketReport {
  private static final String HEALTH = "health, 1 caller";
  private static final String SIGN = "sign transaction, 1 caller";
  private static final String INSIDE = "sign, inside the enclave: no socket";
  private static final int CALLERS = 4;

  private final Jmh jmh;
  private final String stackProperty;
  private final Consumer<String> progress;
  private final Table table = new Table("requests/s", Basis.ELAPSED, List.of(HEALTH, SIGN));

  SocketReport(Jmh jmh, StackLayout layout, Consumer<String> progress) {
    this.jmh = jmh;
    this.stackProperty = "-D" + StackClient.HOME_PROPERTY + "=" + layout.home();
    this.progress = progress;
  }

  /// Runs it all and returns what to print.
  String make() throws RunnerException {
    add(HEALTH, SocketBenchmark.class, "health", 1);
    add("verifyAccount, 1 caller", SocketBenchmark.class, "verifyAccount", 1);
    Measurement socket = add(SIGN, SocketBenchmark.class, "sign", 1);
    add("sign transaction, " + CALLERS + " callers", SocketBenchmark.class, "sign", CALLERS);
    Measurement inside = add(INSIDE, EnclaveSideBenchmark.class, "sign", 1);
    Measurement approved =
        add(
            "the same, 6 rules and 2 approvals checked",
            EnclaveSideBenchmark.class,
            "signApproved",
            1);
    return String.join(
        "\n",
        "Through the socket of a soft enclave: JITs warm, TLS connection to KMS reused",
        table.text(),
        "  verifyAccount and sign unwrap the data key at KMS each time: no key outlives its"
            + " request.",
        "  The caller checks each signature it gets, so sign ends with a recovery on its side.",
        "",
        shares(socket, inside),
        "",
        approvals(inside, approved));
  }

  /// What a policy and approvals cost, once without what KMS took: that part differs from minute to
  /// minute by more than they cost.
  static String approvals(Measurement open, Measurement approved) {
    double ownOpen = open.millis() * (1 - open.share("unwrap"));
    double ownApproved = approved.millis() * (1 - approved.share("unwrap"));
    return String.format(
        Locale.ROOT,
        """
        What a policy of six rules and two approvals (Ed25519, P-256) add to a warm signature
          all in all                       %+5.1f %%   %.2f ms beside %.2f ms under 'open'
          of what is not KMS's             %+5.2f ms, %.1f %% of the whole signature\
        """,
        100 * (approved.millis() / open.millis() - 1),
        approved.millis(),
        open.millis(),
        ownApproved - ownOpen,
        100 * (ownApproved - ownOpen) / open.millis());
  }

  private Measurement add(String label, Class<?> benchmark, String method, int threads)
      throws RunnerException {
    progress.accept(label);
    Measurement measured = jmh.measure(benchmark, method, threads, stackProperty);
    table.add(label, measured);
    return measured;
  }

  /// Where the time goes.
  static String shares(Measurement socket, Measurement inside) {
    double unwrap = inside.share("unwrap");
    double attest = inside.share("attest");
    return String.format(
        Locale.ROOT,
        """
        Where a signature's time goes, inside the enclave: %.1f ms (through the socket: %.1f ms)
          unwrapping the data key          %5.1f %%, of which
            the attestation document       %5.1f %%   a soft NSM's, P-384 in software
            KMS, and opening its reply     %5.1f %%
          everything else                  %5.1f %%   policy, envelope, sign, verify, recover
          KMS is: signing the call (SigV4), an exchange over TLS through the vsock proxy, the
          emulator's own work (verify the document, encrypt to the recipient key), and RSA-2048
          decryption. The emulator shares this machine's processors; on EC2 the network, the real
          KMS and the real NSM take these places, so expect other shares there.\
        """,
        inside.millis(),
        socket.millis(),
        100 * unwrap,
        100 * attest,
        100 * (unwrap - attest),
        100 * (1 - unwrap));
  }
}
