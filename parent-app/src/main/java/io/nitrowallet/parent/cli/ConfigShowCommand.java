package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Show every setting, its value and where that comes from.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.AWS,
  Setting.Group.TABLE,
  Setting.Group.KMS,
  Setting.Group.ATTESTATION,
  Setting.Group.PINS,
  Setting.Group.PROXY,
  Setting.Group.GATEWAY
})
final class ConfigShowCommand implements Callable<Integer> {
  private final Session session;

  ConfigShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    List<List<Object>> rows =
        Arrays.stream(Setting.values())
            .map(setting -> row(setting, configuration.resolved(setting)))
            .toList();
    session
        .output()
        .print(
            new Report()
                .fact("file", "File", session.sources().path())
                .table("settings", List.of("setting", "value", "origin"), rows));
    return ExitCode.OK;
  }

  private static List<Object> row(Setting setting, Configuration.Resolved resolved) {
    String value =
        setting == Setting.GATEWAY_NODE_URL && !resolved.value().isEmpty()
            ? "(set; not shown, since it may hold a provider's key)"
            : resolved.value();
    return List.of(setting.key(), value, resolved.origin().words());
  }
}
