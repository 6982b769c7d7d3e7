package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.enclave.EchoServer;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.Transport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "server", description = "Listen on the vsock port; print and echo each frame.")
@Needs(Setting.Group.ENCLAVE)
final class SampleServerCommand implements Callable<Integer> {
  private final Session session;

  SampleServerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var configuration = session.configuration();
    long port = configuration.number(Setting.ENCLAVE_PORT);
    Transport transport = Transport.parse(configuration.required(Setting.TRANSPORT));
    try (EchoServer server = EchoServer.start(transport, port, session.output()::progress)) {
      session.output().print(new Report().fact("port", "Listening on vsock port", port));
      server.join();
    }
    return ExitCode.OK;
  }
}
