package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.formats.json.UserOperationJson;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "user-operation",
    description =
        "Sign a smart account's user operation (ERC-4337), as its owner. Nothing is sent to a"
            + " bundler.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignUserOperationCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SigningAccount account = new SigningAccount();

  @Parameters(
      paramLabel = "FILE",
      description =
          "the operation as a JSON object, with version (0.6, 0.7 or 0.8), chainId and entryPoint;"
              + " - for standard input")
  private String file = "";

  SignUserOperationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    UserOperation operation = UserOperationJson.decode(session.readJson(file));
    return account.run(
        session,
        _ -> operation,
        signed ->
            SigningAccount.report(signed)
                .fact("userOperationHash", "Operation", operation.hash().hex0x()));
  }
}
