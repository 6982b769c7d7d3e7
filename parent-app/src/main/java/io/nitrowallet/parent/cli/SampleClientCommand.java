package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.enclave.EchoClient;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "client", description = "Send one frame to a sample server and print its echo.")
@Needs(Setting.Group.ENCLAVE)
final class SampleClientCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "what to send")
  private String text = "Hello, world!";

  SampleClientCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var configuration = session.configuration();
    Transport transport = Transport.parse(configuration.required(Setting.TRANSPORT));
    VsockAddress server =
        new VsockAddress(
            configuration.number(Setting.ENCLAVE_CID), configuration.number(Setting.ENCLAVE_PORT));
    String echo = new EchoClient(transport, server).send(text);
    session.output().print(new Report().fact("echo", "Echo", echo));
    return ExitCode.OK;
  }
}
