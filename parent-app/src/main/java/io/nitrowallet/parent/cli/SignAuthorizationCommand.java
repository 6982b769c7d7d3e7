package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.AuthorizationJson;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.config.Setting;
import java.math.BigInteger;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "authorization",
    description =
        "Sign the delegation of the account to a contract's code (EIP-7702), for one chain. The"
            + " code may then do whatever the account may.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignAuthorizationCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SigningAccount account = new SigningAccount();

  @ArgGroup(multiplicity = "1")
  private AuthorizationInput input = new AuthorizationInput();

  SignAuthorizationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Authorization authorization = AuthorizationJson.decode(input.read(session));
    return account.run(session, _ -> authorization, SignAuthorizationCommand::report);
  }

  private static Report report(SignedBy<Authorization> signed) {
    Signature signature = signed.signature();
    return SigningAccount.report(signed)
        .fact("yParity", "yParity", quantity(BigInteger.valueOf(signature.yParity())))
        .fact("r", "r", quantity(signature.r()))
        .fact("s", "s", quantity(signature.s()));
  }

  /// As a transaction's authorizationList takes it.
  private static String quantity(BigInteger value) {
    return Quantity.format(value);
  }
}
