package io.nitrowallet.dev.stack;

import java.nio.file.Path;
import java.util.List;

/// The soft enclaves of one stack, a process each.
final class SoftEnclaves {
  private final StackLayout layout;
  private final Processes processes;

  SoftEnclaves(StackLayout layout, Processes processes) {
    this.layout = layout;
    this.processes = processes;
  }

  /// Starts one of the stack's image at this CID.
  void start(long cid) {
    startAt(cid, name(cid), layout.enclaveConfiguration(), "soft enclave, vsock " + cid + ":7878");
  }

  /// Starts one at this CID only.
  void startAt(long cid, String name, Path configuration, String title) {
    start(
        name,
        SoftEnclaveMain.class,
        List.of(
            configuration.toString(),
            layout.sockets().toString(),
            layout.nsmAuthority().toString(),
            Long.toString(cid)),
        title);
  }

  /// Starts one as `mainClass` composes it, at any CID of a folder of sockets.
  void startAnywhere(
      String name, Class<?> mainClass, Path configuration, Path sockets, String title) {
    start(
        name,
        mainClass,
        List.of(configuration.toString(), sockets.toString(), layout.nsmAuthority().toString()),
        title);
  }

  private void start(String name, Class<?> mainClass, List<String> arguments, String title) {
    ChildProcess enclave = processes.begin(name, mainClass, arguments);
    processes.awaitReady(enclave, SoftEnclaveMain.READY, title);
  }

  /// Ends the one of the stack's image at this CID with SIGKILL.
  void kill(long cid) {
    processes.kill(name(cid));
  }

  /// Whether {@link #start} gives this name to a process.
  static boolean isName(String process) {
    return process.matches("enclave(-[0-9]+)?");
  }

  private static String name(long cid) {
    return cid == LocalStack.FIRST_CID ? "enclave" : "enclave-" + cid;
  }
}
