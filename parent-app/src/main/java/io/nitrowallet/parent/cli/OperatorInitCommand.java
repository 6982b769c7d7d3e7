package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import io.nitrowallet.requester.operator.Token;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description = {
      "Make an operator's key, in a new PKCS#12 file or on a PKCS#11 token, and print the entry"
          + " for",
      "policies. Nothing is overwritten. Whoever loses the key needs a change of policy by the"
          + " others."
    })
@Needs(Setting.Group.OPERATOR)
final class OperatorInitCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "ed25519 (default in a file) or p256 (the only one on a token)")
  private @Nullable KeyKind type;

  @Mixin private OperatorSecret secret = new OperatorSecret();

  OperatorInitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    OperatorIdentity operator = OperatorIdentity.of(session.configuration());
    String name = operator.holder().secretName();
    try (OperatorKey key =
        switch (operator.holder()) {
          case KeystoreFile file ->
              file.create(type == null ? KeyKind.ED25519 : type, () -> secret.choose(name));
          case Token token ->
              token.create(type == null ? KeyKind.P256 : type, () -> secret.ask(name));
        }) {
      session.output().print(OperatorReport.of(operator.id(), key.publicKey()));
    }
    return ExitCode.OK;
  }
}
