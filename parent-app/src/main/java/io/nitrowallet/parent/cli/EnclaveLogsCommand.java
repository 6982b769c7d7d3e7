package io.nitrowallet.parent.cli;

import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.enclave.EventReceiver;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.Transport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "logs",
    description = {
      "Receive the events of enclaves and print them, a line each, until stopped.",
      "They prove nothing: whoever reaches the port can send some."
    })
@Needs(Setting.Group.ENCLAVE)
final class EnclaveLogsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "VSOCK_PORT",
      description = "the measured log port (default 7879)")
  private long port = 7879;

  EnclaveLogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Transport transport = Transport.parse(session.configuration().required(Setting.TRANSPORT));
    Output output = session.output();
    try (EventReceiver receiver =
        EventReceiver.start(transport, port, (number, event) -> show(number, event, output))) {
      output.print(new Report().fact("port", "Listening on vsock port", port));
      receiver.join();
    }
    return ExitCode.OK;
  }

  private static void show(long connection, ObjectNode event, Output output) {
    if (output.json()) {
      ObjectNode line = StrictJson.object().put("connection", connection);
      line.set("event", event);
      output.line(line.toString());
    } else {
      output.line(EventText.line(connection, event, output));
    }
  }
}
