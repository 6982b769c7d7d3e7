package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.proxy.AllowList;
import io.nitrowallet.parent.proxy.Destination;
import io.nitrowallet.parent.proxy.ProxyLimits;
import io.nitrowallet.parent.proxy.VsockProxy;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.Transport;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "vsock-proxy",
    description = {
      "Carry the enclave's connections to KMS: listen on a vsock port, forward to HOST:PORT.",
      "Allowed are kms.<region>.amazonaws.com:443 and what --allow or the configuration names."
    })
@Needs({Setting.Group.PROXY, Setting.Group.ENCLAVE})
final class VsockProxyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "VSOCK_PORT",
      description = "where the enclave connects, such as 8000")
  private long port;

  @Parameters(index = "1", paramLabel = "HOST", description = "such as kms.ap-east-1.amazonaws.com")
  private String host = "";

  @Parameters(index = "2", paramLabel = "PORT", description = "such as 443")
  private int hostPort;

  @Option(names = "--max-connections", paramLabel = "N", description = "at a time (default 128)")
  private int connections = ProxyLimits.STANDARD.connections();

  @Option(names = "--connect-timeout", paramLabel = "SECONDS", description = "default 5")
  private long connectSeconds = ProxyLimits.STANDARD.connect().toSeconds();

  @Option(names = "--idle-timeout", paramLabel = "SECONDS", description = "default 300")
  private long idleSeconds = ProxyLimits.STANDARD.idle().toSeconds();

  VsockProxyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var configuration = session.configuration();
    var allowed =
        new AllowList(
            configuration.list(Setting.PROXY_ALLOW).stream().map(Destination::parse).toList());
    var destination = new Destination(host, hostPort);
    var limits =
        new ProxyLimits(
            connections, Duration.ofSeconds(connectSeconds), Duration.ofSeconds(idleSeconds));
    Transport transport = Transport.parse(configuration.required(Setting.TRANSPORT));
    try (VsockProxy proxy = VsockProxy.start(transport, port, destination, allowed, limits)) {
      session
          .output()
          .print(
              new Report()
                  .fact("port", "Listening on vsock port", port)
                  .fact("destination", "Forwarding to", destination));
      proxy.join();
    }
    return ExitCode.OK;
  }
}
