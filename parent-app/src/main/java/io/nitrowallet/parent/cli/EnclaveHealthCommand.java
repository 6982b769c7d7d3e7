package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.requester.config.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "health",
    description = "Ask the enclave how it is. The answer proves nothing: see 'attest'.")
@Needs(Setting.Group.ENCLAVE)
final class EnclaveHealthCommand implements Callable<Integer> {
  private final Session session;

  EnclaveHealthCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Healthy health =
        switch (session.services().health().check()) {
          case Healthy healthy -> healthy;
          case Refused(var code, var message) -> throw new RefusedException(code, message);
        };
    session
        .output()
        .print(
            new Report()
                .fact("version", "Version", health.version())
                .fact("protocols", "Protocols", health.protocols())
                .fact("identity", "Enclave", health.identity().hex())
                .fact("uptimeSeconds", "Uptime (s)", health.uptime().toSeconds())
                .table(
                    "counters",
                    List.of("counter", "value"),
                    health.counters().entrySet().stream()
                        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                        .toList()));
    return ExitCode.OK;
  }
}
