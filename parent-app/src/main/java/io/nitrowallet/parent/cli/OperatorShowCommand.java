package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description = "Unlock the operator's key, and print the operator's entry for policies.")
@Needs(Setting.Group.OPERATOR)
final class OperatorShowCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OperatorSecret secret = new OperatorSecret();

  OperatorShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    OperatorIdentity operator = OperatorIdentity.of(session.configuration());
    try (OperatorKey key =
        operator.holder().open(() -> secret.ask(operator.holder().secretName()))) {
      session.output().print(OperatorReport.of(operator.id(), key.publicKey()));
    }
    return ExitCode.OK;
  }
}
