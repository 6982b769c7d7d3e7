package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.formats.json.TypedDataJson;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "typed-data",
    description = "Sign typed structured data under EIP-712, as eth_signTypedData_v4 does.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignTypedDataCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SigningAccount account = new SigningAccount();

  @Parameters(
      paramLabel = "FILE",
      description =
          "the JSON object of types, domain, primaryType and message; - for standard input")
  private String file = "";

  SignTypedDataCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    TypedMessage message = new TypedMessage(TypedDataJson.decode(session.readJson(file)));
    return account.run(session, _ -> message, SigningAccount::report);
  }
}
