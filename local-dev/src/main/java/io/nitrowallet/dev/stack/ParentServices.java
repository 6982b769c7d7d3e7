package io.nitrowallet.dev.stack;

import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.net.URI;
import java.util.List;

/// What runs beside an enclave on its parent: the CLI's own commands, a process each.
final class ParentServices {
  private static final String READY = "Listening on vsock port";
  private static final String KMS_PROXY_PORT = "8000";
  private static final String LOG_PORT = "7879";

  private final Processes processes;
  private final ChildProcess proxy;
  private final ChildProcess log;

  private ParentServices(Processes processes, ChildProcess proxy, ChildProcess log) {
    this.processes = processes;
    this.proxy = proxy;
    this.log = log;
  }

  /// Starts them, and returns at once.
  static ParentServices begin(
      StackLayout layout, Processes processes, Configuration configuration) {
    String transport = "unix:" + layout.sockets();
    URI kms = configuration.endpoint(Setting.AWS_KMS_ENDPOINT).orElseThrow();
    String port = Integer.toString(kms.getPort());
    var proxy =
        processes.begin(
            "vsock-proxy",
            CliMain.class,
            List.of(
                "vsock-proxy",
                KMS_PROXY_PORT,
                kms.getHost(),
                port,
                "--transport",
                transport,
                "--allow",
                kms.getHost() + ":" + port));
    var log =
        processes.begin(
            StackLayout.EVENTS,
            CliMain.class,
            List.of("enclave", "logs", LOG_PORT, "--no-color", "--transport", transport));
    return new ParentServices(processes, proxy, log);
  }

  /// Waits until an enclave can use them.
  void awaitReady() {
    processes.awaitReady(proxy, READY, "vsock proxy, port 8000, to KMS");
    processes.awaitReady(log, READY, "enclave's events, port 7879, to a file");
  }
}
