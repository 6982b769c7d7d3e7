package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.config.Setting;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "transaction",
    description =
        "Sign a transaction, given as a JSON-RPC object or as flags. Nothing is broadcast.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignTransactionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private SigningAccount account = new SigningAccount();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "the JSON object; - for standard input")
  private @Nullable String file;

  @Mixin private TransactionFlags flags = new TransactionFlags();

  SignTransactionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ObjectNode json = input();
    return account.run(
        session, sender -> TransactionJson.decode(json, sender), SignTransactionCommand::report);
  }

  /// What was signed, with the raw transaction.
  static Report report(SignedBy<UnsignedTransaction> signed) {
    SignedTransaction transaction = signed.signable().sign(signed.signature());
    return SummaryReport.of(signed.summary())
        .fact("hash", "Hash", transaction.hash().hex0x())
        .fact("sender", "Sender", transaction.sender().map(Address::checksummed).orElse(""))
        .fact("rule", "Rule", signed.rule())
        .fact("rawTransaction", "Raw", transaction.encoded().hex0x());
  }

  private ObjectNode input() {
    if (Session.given(file).isPresent() == !flags.isEmpty()) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "give the transaction either as a file or as flags");
    }
    return Session.given(file)
        .map(
            path -> StrictJson.parse(InputFiles.read(path, session.surroundings().terminal().in())))
        .orElseGet(flags::toJson);
  }
}
