package io.nitrowallet.dev.stack;

import io.nitrowallet.parent.cli.NitroWalletCli;
import io.nitrowallet.requester.tls.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `gateway run` beside a stack, in a process of its own, behind TLS and its callers' certificates.
/// Its port stays the same when it is started again.
final class GatewayInProcess implements AutoCloseable {
  private final LocalStack stack;
  private final Path folder;
  private final int port;
  private Process process;

  /// Starts it; certificates, also the desk's, are in `folder`.
  GatewayInProcess(LocalStack stack, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    this.stack = stack;
    this.folder = Files.createDirectories(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    Authority servers = new Authority("servers");
    Authority clients = new Authority("clients");
    servers.issue("gateway").write(folder, "gateway");
    clients.issue("desk").write(folder, "desk");
    Authority.write(authority(), servers.root());
    Authority.write(file("clients.pem"), clients.root());
    this.process = run();
  }

  private Process run() throws IOException, InterruptedException {
    Path out = file("gateway.out");
    Process started =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    NitroWalletCli.class.getName(),
                    "gateway",
                    "run",
                    "--config=" + stack.layout().cliConfiguration(),
                    "--chain-id=31337",
                    "--listen=127.0.0.1:" + port,
                    "--tls-certificate=" + file("gateway.pem"),
                    "--tls-key=" + file("gateway.key"),
                    "--client-ca=" + file("clients.pem")))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    for (int i = 0; !Files.readString(out).contains("Gateway ready"); i++) {
      if (i > 600 || !started.isAlive()) {
        started.destroyForcibly();
        throw new IOException("the gateway did not start: " + Files.readString(out));
      }
      Thread.sleep(100);
    }
    return started;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  String address() {
    return "https://localhost:" + port;
  }

  /// Whose certificate it has.
  Path authority() {
    return file("servers.pem");
  }

  Path deskCertificate() {
    return file("desk.pem");
  }

  Path deskKey() {
    return file("desk.key");
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  void startAgain() throws IOException, InterruptedException {
    process = run();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
